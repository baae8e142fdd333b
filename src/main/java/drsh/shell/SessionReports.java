package drsh.shell;

import drsh.command.DrshException;
import drsh.config.StateDirectory;
import drsh.report.Report;
import drsh.report.ReportFiles;
import drsh.session.JournalReader;
import drsh.session.SessionEvent;
import drsh.session.SessionListener;
import drsh.session.SessionState;
import drsh.session.Sessions;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes the report of a session when it ends or stops, and again when it went on: among the state, and a copy beside the
 * backups, where those look who come a week later.
 */
final class SessionReports implements SessionListener {

    /** Of both places; the catalog of backups does not look into directories. */
    static final String DIRECTORY = "reports";

    private final Workspace workspace;
    private final StateDirectory state;
    private final Console console;

    SessionReports(Workspace workspace, StateDirectory state, Console console) {
        this.workspace = workspace;
        this.state = state;
        this.console = console;
    }

    /** The report of a session as its journal stands. */
    static Report of(Sessions.Entry entry, Workspace workspace) {
        return Report.of(entry.log().orElseThrow(), workspace.clock().getZone(), entry.state() == SessionState.RUNNING);
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.SessionEnded ended && !ended.dryRun()) {
            write(ended.journal());
        } else if (event instanceof SessionEvent.SessionAborted aborted) {
            write(aborted.journal());
        } else if (event instanceof SessionEvent.SessionPaused paused) {
            write(paused.journal());
        }
    }

    /** A report that cannot be written does not make a recovery a failure; the journal has it all. */
    private void write(Path journal) {
        try {
            Report report =
                    Report.of(JournalReader.read(journal), workspace.clock().getZone(), false);
            ReportFiles own = ReportFiles.write(report, state.path().resolve(DIRECTORY));
            console.say("report: " + copied(report, own).html());
        } catch (DrshException e) {
            console.say(Styled.warning("no report: " + e.what() + "; 'session report' writes it later"));
        } catch (RuntimeException e) {
            // A mistake in the report must not turn a recovery that is done into a failure.
            console.say(Styled.warning("no report: " + journal + " could not be made one; it has it all"));
        }
    }

    private ReportFiles copied(Report report, ReportFiles own) {
        Path backups = workspace
                .folder()
                .resolve(workspace.configuration().values().backups().directory());
        if (!Files.isDirectory(backups)) {
            return own;
        }
        try {
            return ReportFiles.write(report, backups.resolve(DIRECTORY));
        } catch (DrshException e) {
            console.say(Styled.warning("the report has no copy beside the backups: " + e.what()));
            return own;
        }
    }
}
