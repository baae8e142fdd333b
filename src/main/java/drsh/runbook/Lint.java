package drsh.runbook;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what is wrong with a runbook before anybody depends on it. What its commands are is asked through {@link
 * CommandCheck}, with a sample value for each input.
 */
public final class Lint {

    private final CommandCheck commands;

    /** A lint that asks this about commands. */
    public Lint(CommandCheck commands) {
        this.commands = commands;
    }

    /** Everything that is wrong, form and content, in the order of the file. */
    public List<Finding> findings(ParsedRunbook parsed) {
        Runbook runbook = parsed.runbook();
        Findings findings = new Findings(runbook.path());
        findings.addAll(parsed.findings());
        steps(runbook, findings);
        // Inputs that were declared where nothing could be read would all be called undeclared.
        if (parsed.findings().stream().noneMatch(finding -> finding.rule() == Rule.FRONT_MATTER)) {
            inputs(runbook, findings);
        }
        CommandLint commandLint = new CommandLint(commands, samples(runbook), findings);
        Stream.concat(Stream.of(runbook.preflight()), runbook.steps().stream()).forEach(commandLint::step);
        return findings.inOrder();
    }

    /**
     * The runbook, if it may run.
     *
     * @throws DrshException (FINDINGS) naming the first error and how many there are
     */
    public Runbook runnable(ParsedRunbook parsed) {
        List<Finding> errors = findings(parsed).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (errors.isEmpty()) {
            return parsed.runbook();
        }
        String name = parsed.runbook().name();
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
        throw new DrshException(
                Outcome.FINDINGS,
                "runbook " + name + " does not run with errors in it: " + errors.get(0) + more,
                "correct the file; runbook lint " + name + " shows all of them");
    }

    private static void steps(Runbook runbook, Findings findings) {
        if (runbook.steps().isEmpty()) {
            findings.add(runbook.preflight().line(), Rule.NO_STEPS, "no step after the preflight");
            return;
        }
        Set<String> seen = new HashSet<>(Set.of(runbook.preflight().id()));
        for (Step step : runbook.steps()) {
            if (!seen.add(step.id())) {
                findings.add(step.line(), Rule.DUPLICATE_STEP, "another step is named " + step.name());
            }
            if (step.lines(FenceWord.RUN, FenceWord.CHECK, FenceWord.MANUAL)
                    .findAny()
                    .isEmpty()) {
                findings.add(step.line(), Rule.EMPTY_STEP, "step " + step.name() + " does nothing");
            }
        }
        Step last = runbook.steps().get(runbook.steps().size() - 1);
        if (last.lines(FenceWord.RUN, FenceWord.CHECK).noneMatch(Lint::asksForHealth)) {
            findings.add(last.line(), Rule.NO_HEALTH_CHECK, "the last step does not run stack health");
        }
    }

    private static boolean asksForHealth(CommandLine line) {
        return (" " + line.text() + " ").contains(" health ");
    }

    private static void inputs(Runbook runbook, Findings findings) {
        Set<String> declared = runbook.inputs().stream().map(Input::name).collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        lines(runbook)
                .forEach(line -> line.inputs().forEach(name -> {
                    used.add(name);
                    if (!declared.contains(name)) {
                        findings.add(
                                line.line(),
                                Rule.UNDECLARED_INPUT,
                                name + " is no declared input",
                                Nearest.to(name, declared));
                    }
                }));
        runbook.inputs().stream()
                .filter(input -> !used.contains(input.name()))
                .forEach(input -> findings.add(
                        input.line(), Rule.UNUSED_INPUT, "input " + input.name() + " is used in no fence"));
    }

    private static Stream<CommandLine> lines(Runbook runbook) {
        return Stream.concat(Stream.of(runbook.preflight()), runbook.steps().stream())
                .flatMap(step -> step.lines(FenceWord.values()));
    }

    private static Map<String, String> samples(Runbook runbook) {
        Map<String, String> samples = new HashMap<>();
        runbook.inputs().forEach(input -> samples.put(input.name(), input.type().sample()));
        return samples;
    }
}
