package drsh.runbook;

import drsh.command.Risk;
import drsh.runbook.CommandVerdict.Known;
import drsh.runbook.CommandVerdict.Unknown;
import drsh.runbook.Documentation.Wordless;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules about what the lines of a step are and risk. */
final class CommandLint {

    private static final String SESSION = "session";

    private final CommandCheck commands;
    private final Map<String, List<String>> samples;
    private final Findings findings;

    /**
     * For one runbook.
     *
     * @param samples values of each declared input, at least one
     */
    CommandLint(CommandCheck commands, Map<String, List<String>> samples, Findings findings) {
        this.commands = commands;
        this.samples = samples;
        this.findings = findings;
    }

    void step(Step step) {
        step.lines(FenceWord.CHECK).forEach(this::readsOnly);
        Risk risk =
                step.lines(FenceWord.RUN).flatMap(line -> risk(line).stream()).reduce(Risk.READ, Risk::or);
        List<Optional<Risk>> undo = step.lines(FenceWord.UNDO).map(this::risk).toList();
        if (risk != Risk.DESTROY) {
            return;
        }
        if (step.caution() == null || step.caution().isEmpty()) {
            findings.add(
                    step.line(), Rule.NO_CAUTION, step.name() + " destroys data and has no > [!CAUTION] that says so");
        }
        if (undo.isEmpty()) {
            findings.add(step.line(), Rule.NO_UNDO, step.name() + " destroys data and has no undo fence");
        } else if (undo.stream().allMatch(known -> known.equals(Optional.of(Risk.READ)))) {
            findings.add(step.line(), Rule.NO_UNDO, step.name() + " destroys data, and its undo only reads");
        }
    }

    /** Says so if a fence that never runs looks as if it did. One word alone is too often a command of something else. */
    void wordless(Wordless fence) {
        List<CommandLine> lines = fence.lines();
        boolean commandsOnly = lines.stream().anyMatch(line -> line.words().size() > 1)
                && lines.stream().allMatch(line -> !leadsElsewhere(line) && !line.isCommand(SESSION) && known(line));
        if (commandsOnly) {
            findings.add(
                    fence.line(),
                    Rule.WORDLESS_FENCE,
                    "these are commands, and a fence without a word never runs; text says that it is not meant to",
                    Optional.of(FenceWord.RUN.word()));
        }
    }

    private void readsOnly(CommandLine line) {
        if (risk(line).filter(risk -> risk != Risk.READ).isPresent()) {
            findings.add(line.line(), Rule.CHECK_CHANGES, "a check only reads, and " + line.text() + " does more");
        }
    }

    /** What the line risks, the highest for all values of its inputs; nothing for a line that is reported here. */
    private Optional<Risk> risk(CommandLine line) {
        if (line.quotesAnInput()) {
            findings.add(
                    line.line(), Rule.QUOTED_INPUT, "an input stands inside quotes; a value is quoted when needed");
            return Optional.empty();
        }
        if (notInAStep(line)) {
            return Optional.empty();
        }
        line.words().stream()
                .filter(word -> word.matches("--(?:yes|confirm)(?:=.*)?"))
                .findFirst()
                .ifPresent(word -> findings.add(
                        line.line(),
                        Rule.ANSWERED,
                        "the session asks before each step; pasted at the prompt this line would not, because of "
                                + word));
        Optional<Risk> highest = Optional.empty();
        for (Map<String, String> values : variants(line)) {
            CommandLine filled = new CommandLine(line.fill(values), line.line());
            if (notInAStep(filled)) {
                return Optional.empty();
            }
            CommandVerdict verdict = commands.check(filled.text());
            if (verdict instanceof Unknown unknown) {
                findings.add(
                        line.line(),
                        Rule.UNKNOWN_COMMAND,
                        unknown.problem(),
                        Optional.ofNullable(unknown.suggestion()));
                return Optional.empty();
            }
            Risk risk = ((Known) verdict).risk();
            highest = Optional.of(highest.map(risk::or).orElse(risk));
        }
        return highest;
    }

    private boolean known(CommandLine line) {
        return !line.quotesAnInput()
                && !variants(line).isEmpty()
                && variants(line).stream().allMatch(values -> commands.check(line.fill(values)) instanceof Known);
    }

    /** Values for the inputs of a line: each value that one of them can take at least once; none where one is unknown. */
    private List<Map<String, String>> variants(CommandLine line) {
        List<String> inputs = line.inputs();
        if (!samples.keySet().containsAll(inputs)) {
            return List.of();
        }
        List<Map<String, String>> variants = new ArrayList<>();
        int most = inputs.stream().mapToInt(name -> samples(name).size()).max().orElse(1);
        for (int at = 0; at < most; at++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String name : inputs) {
                values.put(name, samples(name).get(at % samples(name).size()));
            }
            variants.add(values);
        }
        return variants;
    }

    private List<String> samples(String name) {
        return samples.getOrDefault(name, List.of());
    }

    /** Says so if the line may not be part of a step, however it is written. */
    private boolean notInAStep(CommandLine line) {
        if (leadsElsewhere(line)) {
            findings.add(line.line(), Rule.NOT_IN_A_STEP, line.text() + " leads out of this runbook");
            return true;
        }
        if (line.isCommand(SESSION)) {
            findings.add(
                    line.line(),
                    Rule.NOT_IN_A_STEP,
                    line.text() + " opens the journals of sessions, and would take its own from the one that runs");
            return true;
        }
        return false;
    }

    private static boolean leadsElsewhere(CommandLine line) {
        return line.isCommand("runbook", "run")
                || line.isCommand(SESSION, "resume")
                || line.isCommand("script")
                || line.isCommand("quit");
    }
}
