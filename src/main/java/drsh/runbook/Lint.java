package drsh.runbook;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says what is wrong with a runbook before anybody depends on it. What its commands are is asked through {@link
 * CommandCheck}, with sample values for each input. Relative links are looked up beside the file; nothing is fetched.
 */
public final class Lint {

    private final CommandCheck commands;

    /** A lint that asks this about commands. */
    public Lint(CommandCheck commands) {
        this.commands = commands;
    }

    /** Everything that is wrong, form and content, in the order of the file. */
    public List<Finding> findings(ParsedRunbook parsed) {
        if (parsed.breaks(Rule.UNREADABLE, Rule.TOO_LARGE, Rule.NOT_TEXT)) {
            return parsed.findings();
        }
        if (parsed.breaks(Rule.UNCLOSED_FENCE)) {
            return beforeTheFence(parsed.findings());
        }
        Runbook runbook = parsed.runbook();
        Findings findings = new Findings(runbook.path());
        findings.addAll(parsed.findings());
        new StepLint(findings).runbook(runbook);
        // Inputs that were declared where nothing could be read would all be called undeclared.
        if (!parsed.breaks(Rule.FRONT_MATTER)) {
            new InputLint(findings).runbook(runbook);
        }
        CommandLint commandLint = new CommandLint(commands, samples(runbook), findings);
        Stream.concat(Stream.of(runbook.preflight()), runbook.steps().stream()).forEach(commandLint::step);
        parsed.documentation().wordless().forEach(commandLint::wordless);
        new LinkLint(runbook.path(), findings).documentation(parsed.documentation());
        return findings.inOrder();
    }

    /**
     * The runbook, if it may run.
     *
     * @throws DrshException (FINDINGS) naming the first error that stops it and how many there are
     */
    public Runbook runnable(ParsedRunbook parsed) {
        List<Finding> errors = findings(parsed).stream()
                .filter(finding -> finding.rule().stopsRun())
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

    /** What follows a fence that is not closed was taken for something else: all that is said about it would be wrong. */
    private static List<Finding> beforeTheFence(List<Finding> findings) {
        int fence = findings.stream()
                .filter(finding -> finding.rule() == Rule.UNCLOSED_FENCE)
                .mapToInt(Finding::line)
                .min()
                .orElse(Integer.MAX_VALUE);
        return findings.stream().filter(finding -> finding.line() <= fence).toList();
    }

    private static Map<String, List<String>> samples(Runbook runbook) {
        Map<String, List<String>> samples = new HashMap<>();
        runbook.inputs().forEach(input -> samples.put(input.name(), input.samples()));
        samples.values().removeIf(List::isEmpty);
        return samples;
    }
}
