package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.Finding;
import drsh.runbook.Lint;
import drsh.runbook.ParsedRunbook;
import drsh.runbook.RunbookCatalog;
import drsh.runbook.RunbookEntry;
import drsh.runbook.Severity;
import drsh.session.PreparedAnswers;
import drsh.session.SessionOptions;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.CommonOptions;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands about runbooks. */
@CommandGroup(name = "runbook", description = "Guided procedures, one confirmed step at a time")
final class RunbookCommands {

    private final Runbooks runbooks;
    private final GuidedSessions sessions;

    RunbookCommands(Runbooks runbooks, GuidedSessions sessions) {
        this.runbooks = runbooks;
        this.sessions = sessions;
    }

    @Command(
            name = {"runbook", "list"},
            description = "List the runbooks")
    @PrintsData
    @Examples("runbook list")
    void list(Invocation invocation) {
        List<RunbookEntry> entries = runbooks.catalog().list();
        Table table = new Table().column("NAME").text("TITLE").text("WHEN");
        entries.forEach(entry -> table.row(entry.name(), entry.title(), entry.when()));
        invocation.show(Map.of("version", 1, "runbooks", entries), () -> table);
    }

    @Command(
            name = {"runbook", "show"},
            description = "Print a runbook as its file has it")
    @Examples("runbook show disaster-recovery")
    void show(
            @Argument(index = 0, description = "The runbook") @Takes(ValueType.RUNBOOK) String name,
            Invocation invocation) {
        Path file = runbooks.catalog().find(name).runbook().path();
        try {
            invocation.console().print(Files.readString(file));
        } catch (IOException e) {
            throw new DrshException(Outcome.USAGE, file + " cannot be read", "look at its owner and mode", e);
        }
    }

    @Command(
            name = {"runbook", "lint"},
            description = "Say what is wrong with a runbook, or with all of them")
    @PrintsData
    @Examples({"runbook lint", "runbook lint disaster-recovery"})
    void lint(
            @Argument(index = 0, description = "The runbook") @Takes(ValueType.RUNBOOK) Optional<String> name,
            Invocation invocation) {
        RunbookCatalog catalog = runbooks.catalog();
        Lint lint = runbooks.lint(invocation);
        List<ParsedRunbook> parsed = name.map(one -> List.of(catalog.find(one)))
                .orElseGet(() -> catalog.list().stream()
                        .map(entry -> catalog.find(entry.name()))
                        .toList());
        report(parsed.stream().flatMap(each -> lint.findings(each).stream()).toList(), parsed.size(), invocation);
    }

    @Command(
            name = {"runbook", "run"},
            description = "Lead through a runbook, with a question before each step")
    @Risky(Risk.DESTROY)
    @Examples({
        "runbook run disaster-recovery",
        "runbook run disaster-recovery --set backup=20260111-020000 --since 02:10"
    })
    Outcome run(
            @Argument(index = 0, description = "The runbook") @Takes(ValueType.RUNBOOK) String name,
            @Option(longName = "set", description = "The value of an input: name=value") List<String> set,
            @Option(longName = "from", description = "The step to begin with, by name or number") Optional<String> from,
            @Option(longName = "since", description = "When the incident began: 02:10, 2026-01-11T02:10, or 45m ago")
                    Optional<String> since,
            @Option(longName = "answers", description = "A YAML file with an answer for each step: step-id: y")
                    Optional<Path> answers,
            Invocation invocation) {
        ParsedRunbook runbook = runbooks.catalog().find(name);
        SessionOptions options = new SessionOptions(
                invocation.line().has(CommonOptions.YES),
                invocation.line().value(CommonOptions.CONFIRM).orElse(null),
                invocation.dryRun(),
                inputs(set),
                from.orElse(null),
                since.map(text -> SinceTime.parse(text, sessions.clock())).orElse(null),
                answers.map(PreparedAnswers::read).orElse(PreparedAnswers.NONE),
                false);
        return sessions.run(runbook, options, invocation);
    }

    private static void report(List<Finding> findings, int runbooks, Invocation invocation) {
        if (invocation.json()) {
            invocation
                    .console()
                    .json(Map.of(
                            "version",
                            1,
                            "findings",
                            findings.stream().map(Finding::toString).toList()));
        } else {
            findings.forEach(finding -> invocation.console().print(finding.toString()));
        }
        long errors =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
        if (errors > 0) {
            throw new DrshException(
                    Outcome.FINDINGS, errors + " errors in " + runbooks + " runbooks", "correct the lines named above");
        }
        invocation.console().say("no errors in " + runbooks + " runbooks");
    }

    private static Map<String, String> inputs(List<String> set) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (String one : set) {
            int split = one.indexOf('=');
            if (split < 1) {
                throw DrshException.usage("'--set " + one + "' gives no value", "write --set name=value");
            }
            if (inputs.put(one.substring(0, split), one.substring(split + 1)) != null) {
                throw DrshException.usage(
                        "'" + one.substring(0, split) + "' is set twice", "give each input one value");
            }
        }
        return inputs;
    }
}
