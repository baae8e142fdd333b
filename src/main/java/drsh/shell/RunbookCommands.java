package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.Lint;
import drsh.runbook.ParsedRunbook;
import drsh.runbook.Rule;
import drsh.runbook.RunbookCatalog;
import drsh.runbook.RunbookEntry;
import drsh.session.PreparedAnswers;
import drsh.session.SessionOptions;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.CommonOptions;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.PrintsData;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
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
    @Examples({"runbook list", "runbook list --json"})
    void list(Invocation invocation) {
        List<RunbookEntry> entries = runbooks.catalog().list();
        RunbookReport report = new RunbookReport(entries, runbooks.folder());
        invocation.show(report.data(), report::table);
        if (!invocation.json()) {
            report.hidden().forEach(line -> invocation.console().say(Styled.warning(line)));
        }
    }

    @Command(
            name = {"runbook", "show"},
            description = "Print a runbook as its file has it")
    @PrintsData
    @Examples({"runbook show disaster-recovery", "runbook show disaster-recovery --json"})
    void show(
            @Argument(index = 0, description = "The runbook") @Takes(ValueType.RUNBOOK) String name,
            Invocation invocation) {
        ParsedRunbook parsed = runbooks.catalog().find(name);
        Path file = parsed.runbook().path();
        String text = RunbookCatalog.text(file);
        invocation.console().say(Styled.faint(file.toString()));
        parsed.findings().stream()
                .filter(finding -> finding.rule() == Rule.HIDES_ANOTHER)
                .forEach(finding -> invocation.console().say(Styled.warning("it " + finding.message())));
        if (invocation.json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("name", name);
            data.put("path", file.toString());
            data.put("title", parsed.runbook().title());
            data.put("text", text);
            invocation.show(data, Table::new);
            return;
        }
        // The console ends the last line itself.
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        invocation.console().paged(page -> page.print(whole));
    }

    @Command(
            name = {"runbook", "lint"},
            description = "Say what is wrong with a runbook, or with all of them")
    @PrintsData
    @Ends(Outcome.FINDINGS)
    @Examples({"runbook lint", "runbook lint disaster-recovery"})
    void lint(
            @Argument(index = 0, description = "The runbook") @Takes(ValueType.RUNBOOK) Optional<String> name,
            Invocation invocation) {
        RunbookCatalog catalog = runbooks.catalog();
        Lint lint = runbooks.lint(invocation);
        List<String> names = name.map(List::of)
                .orElseGet(() -> catalog.list().stream().map(RunbookEntry::name).toList());
        new LintReport(
                        names.stream()
                                .flatMap(one -> lint.findings(catalog.examine(one)).stream())
                                .toList(),
                        names.size())
                .tell(invocation);
    }

    @Command(
            name = {"runbook", "run"},
            description = "Lead through a runbook, with a question before each step")
    @Risky(Risk.DESTROY)
    @Ends({Outcome.FINDINGS, Outcome.UNVERIFIED, Outcome.ATTENTION})
    @Examples({
        "runbook run disaster-recovery",
        "runbook run disaster-recovery --set backup=20260111-020000 --since 02:10"
    })
    Outcome run(
            @Argument(index = 0, description = "The runbook") @Takes(ValueType.RUNBOOK) String name,
            @Option(longName = "set", description = "The value of an input: name=value") List<String> set,
            @Option(longName = "from", description = "The step to begin with, by name or number") Optional<String> from,
            @Option(
                            longName = "since",
                            description = "When the incident began: 02:10, 2026-01-11T02:10, or 45m for that long ago")
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
