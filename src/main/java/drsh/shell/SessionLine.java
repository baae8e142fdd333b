package drsh.shell;

import drsh.command.Amounts;
import drsh.report.Report;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import drsh.session.SessionState;
import drsh.session.Sessions;
import drsh.shell.screen.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as a line of {@code session list}.
 *
 * @param id to name it by
 * @param state what has become of it
 * @param runbook it ran
 * @param stack it ran on
 * @param operator who began it
 * @param began when it began; null if its journal cannot be read
 * @param ageSeconds how long ago that was
 * @param problem why its journal cannot be read; empty if it can
 */
record SessionLine(
        String id,
        String state,
        String runbook,
        String stack,
        String operator,
        @Nullable Instant began,
        long ageSeconds,
        String problem) {

    static SessionLine of(Sessions.Entry entry, Clock clock) {
        return entry.log()
                .map(log -> of(entry, log, clock))
                .orElseGet(() -> new SessionLine(entry.id(), "unreadable", "", "", "", null, 0, entry.problem()));
    }

    private static SessionLine of(Sessions.Entry entry, SessionLog log, Clock clock) {
        SessionEvent.SessionOpened opened = log.opened();
        Instant began = log.lines().get(0).at();
        return new SessionLine(
                entry.id(),
                state(entry, log, clock),
                opened.runbook(),
                opened.origin().stack(),
                opened.origin().operator(),
                began,
                Duration.between(began, clock.instant()).toSeconds(),
                "");
    }

    /** As the report says it, so that nobody has to learn two sets of words. */
    private static String state(Sessions.Entry entry, SessionLog log, Clock clock) {
        return log.opened().dryRun()
                ? "dry run"
                : Report.of(log, clock.getZone(), entry.state() == SessionState.RUNNING)
                        .verdict()
                        .state()
                        .word();
    }

    static Table table(List<SessionLine> lines) {
        Table table = new Table()
                .column("SESSION")
                .column("STATE")
                .amount("AGE")
                .column("STACK")
                .spare(1)
                .column("BY")
                .spare(2);
        lines.forEach(line -> table.row(
                line.id(),
                line.state(),
                line.began() == null ? "-" : Amounts.time(Duration.ofSeconds(line.ageSeconds())),
                line.stack(),
                line.operator()));
        return table;
    }
}
