package drsh.runbook;

import drsh.command.Risk;
import java.util.Map;
import java.util.Optional;

/** The rules about what the lines of a step are and risk. */
final class CommandLint {

    private final CommandCheck commands;
    private final Map<String, String> samples;
    private final Findings findings;

    CommandLint(CommandCheck commands, Map<String, String> samples, Findings findings) {
        this.commands = commands;
        this.samples = samples;
        this.findings = findings;
    }

    void step(Step step) {
        step.lines(FenceWord.UNDO).forEach(this::risk);
        step.lines(FenceWord.CHECK).forEach(this::readsOnly);
        Risk risk = step.lines(FenceWord.RUN).map(this::risk).reduce(Risk.READ, Risk::or);
        if (risk == Risk.DESTROY && (step.caution() == null || step.caution().isEmpty())) {
            findings.add(
                    step.line(), Rule.NO_CAUTION, step.name() + " destroys data and has no > [!CAUTION] that says so");
        }
        if (risk == Risk.DESTROY && step.lines(FenceWord.UNDO).findAny().isEmpty()) {
            findings.add(step.line(), Rule.NO_UNDO, step.name() + " destroys data and has no undo fence");
        }
    }

    private void readsOnly(CommandLine line) {
        Risk risk = risk(line);
        if (risk != Risk.READ) {
            findings.add(line.line(), Rule.CHECK_CHANGES, "a check only reads, and " + line.text() + " does more");
        }
    }

    /** What the line risks; a line that cannot be judged is reported and risks nothing, since it never runs. */
    private Risk risk(CommandLine line) {
        if (line.quotesAnInput()) {
            findings.add(
                    line.line(), Rule.QUOTED_INPUT, "an input stands inside quotes; a value is quoted when needed");
            return Risk.READ;
        }
        if (!samples.keySet().containsAll(line.inputs())) {
            return Risk.READ;
        }
        CommandVerdict verdict = commands.check(line.fill(samples));
        if (verdict instanceof CommandVerdict.Unknown unknown) {
            findings.add(
                    line.line(), Rule.UNKNOWN_COMMAND, unknown.problem(), Optional.ofNullable(unknown.suggestion()));
        }
        return verdict instanceof CommandVerdict.Known known ? known.risk() : Risk.READ;
    }
}
