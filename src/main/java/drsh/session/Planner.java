package drsh.session;

import drsh.command.DrshException;
import drsh.command.Risk;
import drsh.runbook.CommandCheck;
import drsh.runbook.CommandLine;
import drsh.runbook.CommandVerdict;
import drsh.runbook.Fence;
import drsh.runbook.FenceWord;
import drsh.runbook.Input;
import drsh.runbook.PlainText;
import drsh.runbook.Runbook;
import drsh.runbook.Step;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the plan. Every line is checked again with its real values: lint saw it with samples, and the risk that decides
 * what must be confirmed is that of the line that runs.
 */
final class Planner {

    private final CommandCheck commands;
    private final Inputs inputs;
    private final ZonedDateTime incident;
    private final Map<String, Duration> expected;

    /**
     * A planner.
     *
     * @param incident when the data was lost, in the zone in which people read times
     * @param expected how long steps took in earlier sessions, by id
     */
    Planner(CommandCheck commands, Inputs inputs, ZonedDateTime incident, Map<String, Duration> expected) {
        this.commands = commands;
        this.inputs = inputs;
        this.incident = incident;
        this.expected = Map.copyOf(expected);
    }

    /**
     * The plan for these values.
     *
     * @throws DrshException (USAGE) if a value is missing, unknown, of the wrong shape, or makes a line that is refused
     */
    Plan plan(Runbook runbook, Map<String, String> set, Objectives.Configured configured) {
        List<ResolvedInput> resolved = resolve(runbook, set);
        Map<String, String> values = new HashMap<>();
        resolved.forEach(input -> values.put(input.name(), input.value()));
        PlannedStep preflight = step(0, runbook.preflight(), values);
        List<PlannedStep> steps = new ArrayList<>();
        for (Step step : runbook.steps()) {
            steps.add(step(steps.size() + 1, step, values));
        }
        boolean destroys = steps.stream().anyMatch(step -> step.risk() == Risk.DESTROY);
        DataLoss loss = destroys ? DataLoss.of(resolved, incident).orElse(null) : null;
        Objectives objectives = configured.of(runbook, destroys);
        return new Plan(runbook.title(), resolved, preflight, steps, loss, objectives.rto(), objectives.rpo());
    }

    private List<ResolvedInput> resolve(Runbook runbook, Map<String, String> set) {
        List<String> declared = runbook.inputs().stream().map(Input::name).toList();
        set.keySet().stream()
                .filter(name -> !declared.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw DrshException.usage(
                            "runbook " + runbook.name() + " has no input " + PlainText.visible(name),
                            declared.isEmpty() ? "leave --set away" : "its inputs are " + String.join(", ", declared));
                });
        return runbook.inputs().stream().map(input -> resolve(input, set)).toList();
    }

    private ResolvedInput resolve(Input input, Map<String, String> set) {
        String value = set.getOrDefault(input.name(), input.defaultValue());
        String next = "give it with --set " + input.name() + "=VALUE";
        if (value == null) {
            throw DrshException.usage("input " + input.name() + " has no value", next);
        }
        input.problem(value).ifPresent(problem -> {
            throw DrshException.usage("input " + input.name() + ": " + PlainText.visible(value) + " " + problem, next);
        });
        return inputs.resolve(input, value);
    }

    private PlannedStep step(int number, Step step, Map<String, String> values) {
        List<PlannedCommand> planned = new ArrayList<>();
        planned.addAll(commands(step, values, FenceWord.RUN, FenceWord.MANUAL));
        planned.addAll(commands(step, values, FenceWord.CHECK));
        Risk risk = planned.stream().map(PlannedCommand::risk).reduce(Risk.READ, Risk::or);
        List<PlannedCommand> undo = commands(step, values, FenceWord.UNDO);
        return new PlannedStep(
                number,
                step.id(),
                step.name(),
                risk,
                step.caution(),
                planned,
                undo,
                expected.get(step.id()),
                step.prose());
    }

    private List<PlannedCommand> commands(Step step, Map<String, String> values, FenceWord... words) {
        List<FenceWord> wanted = List.of(words);
        return step.fences().stream()
                .filter(fence -> wanted.contains(fence.word()))
                .flatMap(fence -> commands(fence, values))
                .toList();
    }

    private Stream<PlannedCommand> commands(Fence fence, Map<String, String> values) {
        return fence.lines().stream().map(line -> {
            boolean manual = fence.word() == FenceWord.MANUAL;
            String text = manual ? line.fillForReading(values) : line.fill(values);
            Risk risk = manual ? Risk.READ : risk(fence.word(), line, text);
            return new PlannedCommand(fence.word(), text, line.line(), risk, fence.timeout());
        });
    }

    private Risk risk(FenceWord word, CommandLine line, String text) {
        CommandVerdict verdict = commands.check(text);
        if (verdict instanceof CommandVerdict.Known known && (word != FenceWord.CHECK || known.risk() == Risk.READ)) {
            return known.risk();
        }
        String problem = verdict instanceof CommandVerdict.Unknown unknown
                ? unknown.problem()
                : "it changes something, and a check only reads";
        throw DrshException.usage(
                "line " + line.line() + " of the runbook cannot run as " + text + ": " + problem,
                "check the values of the inputs");
    }
}
