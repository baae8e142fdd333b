package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.report.Report;
import drsh.runbook.RunbookCatalog;
import drsh.session.PreparedAnswers;
import drsh.session.SessionLog;
import drsh.session.SessionOptions;
import drsh.session.SessionState;
import drsh.session.Sessions;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands about sessions, which are runs of runbooks. */
@CommandGroup(name = "session", description = "Runs of runbooks: what they did, and how to go on")
final class SessionCommands {

    private final GuidedSessions sessions;
    private final Workspaces workspaces;

    SessionCommands(GuidedSessions sessions, Workspaces workspaces) {
        this.sessions = sessions;
        this.workspaces = workspaces;
    }

    @Command(
            name = {"session", "list"},
            description = "List the sessions, the newest first")
    @PrintsData
    @Examples({"session list", "session list --json"})
    void list(Invocation invocation) {
        List<Sessions.Entry> all = sessions.sessions().list();
        if (all.isEmpty() && !invocation.json()) {
            invocation.console().say("no session yet: 'runbook run NAME' begins one");
        }
        List<SessionLine> lines = all.stream()
                .map(entry -> SessionLine.of(entry, sessions.clock()))
                .toList();
        invocation.show(Map.of("sessions", lines), () -> SessionLine.table(lines));
    }

    @Command(
            name = {"session", "show"},
            description = "Tell how far a session is or was, also one that runs in another terminal")
    @PrintsData
    @Examples({"session show", "session show 20260111-021503-disaster-recovery"})
    void show(
            @Argument(index = 0, description = "The session; the newest of the stack unless it is named")
                    @Takes(ValueType.SESSION_ID)
                    Optional<String> id,
            Invocation invocation) {
        SessionDetails details = details(entry(id));
        if (invocation.json()) {
            invocation.show(details.json(), Table::new);
        } else {
            details.print(invocation.console());
        }
    }

    @Command(
            name = {"session", "report"},
            description = "Print the report of a session, or write it to a directory")
    @Examples({"session report", "session report --output .", "session report --format html --output ."})
    void report(
            @Argument(index = 0, description = "The session; the newest of the stack unless it is named")
                    @Takes(ValueType.SESSION_ID)
                    Optional<String> id,
            @Option(longName = "format", description = "Which form; without it both are written, Markdown is printed")
                    Optional<ReportFormat> format,
            @Option(longName = "output", description = "A directory to write to, made if it is missing")
                    @Takes(ValueType.DIRECTORY)
                    Optional<Path> output,
            Invocation invocation) {
        Report report = SessionReports.of(entry(id), workspaces.current());
        if (output.isPresent()) {
            ReportFormat.write(report, format, output.get())
                    .forEach(file -> invocation.console().print(file.toString()));
        } else {
            String text = format.orElse(ReportFormat.MARKDOWN).render(report);
            invocation.console().paged(page -> page.print(text));
        }
    }

    private SessionDetails details(Sessions.Entry entry) {
        Optional<OpenQuestion> question = entry.state() == SessionState.RUNNING
                ? OpenQuestion.of(entry.log().orElseThrow(), sessions.clock().instant())
                : Optional.empty();
        return new SessionDetails(SessionReports.of(entry, workspaces.current()), question);
    }

    private Sessions.Entry entry(Optional<String> id) {
        if (id.isPresent()) {
            return sessions.sessions().find(id.get());
        }
        String stack = workspaces.current().stack().name().value();
        return sessions.sessions()
                .newest(stack)
                .orElseThrow(() -> DrshException.refused(
                        "stack " + stack + " had no session", "'session list' shows those of all stacks"));
    }

    @Command(
            name = {"session", "resume"},
            description = "Go on with a session that was paused or broke off, the newest one unless another is named")
    @Risky(Risk.DESTROY)
    @Ends({Outcome.FINDINGS, Outcome.UNVERIFIED, Outcome.ATTENTION})
    @Examples({"session resume", "session resume 20260111-021503-disaster-recovery --accept-changed-runbook"})
    Outcome resume(
            @Argument(index = 0, description = "The session") @Takes(ValueType.SESSION_ID) Optional<String> id,
            @Option(longName = "answers", description = "A YAML file with an answer for each step: step-id: y")
                    Optional<Path> answers,
            @Option(
                            longName = "accept-changed-runbook",
                            description = "Go on although the runbook has another text than when the session began")
                    boolean changed,
            Invocation invocation) {
        Sessions.Entry entry = id.map(sessions.sessions()::find).orElseGet(this::newestUnfinished);
        SessionLog log = entry.log().orElseThrow();
        invocation.console().say("session " + entry.id() + ", " + entry.state());
        if (sessions.sessions().overtaken(entry, log.opened().origin().stack())) {
            invocation
                    .console()
                    .say(Styled.warning("a later session has worked on this stack: look at 'session list' and"
                            + " 'restore check' before you answer"));
        }
        List<String> done = details(entry).done();
        invocation.console().say(done.isEmpty() ? "no step is done yet" : "done: " + String.join(", ", done));
        SessionOptions options = new SessionOptions(
                invocation.line().has(CommonOptions.YES),
                invocation.line().value(CommonOptions.CONFIRM).orElse(null),
                false,
                Map.of(),
                null,
                null,
                answers.map(PreparedAnswers::read).orElse(PreparedAnswers.NONE),
                changed);
        return sessions.resume(log, RunbookCatalog.read(log.opened().path()), options, invocation);
    }

    private Sessions.Entry newestUnfinished() {
        String stack = workspaces.current().stack().name().value();
        sessions.sessions().requireNoneRunning(stack);
        return sessions.sessions()
                .unfinished(stack)
                .orElseThrow(() -> new DrshException(
                        Outcome.REFUSED,
                        "no session of stack " + stack + " can be resumed",
                        "'session list' shows all of them"));
    }
}
