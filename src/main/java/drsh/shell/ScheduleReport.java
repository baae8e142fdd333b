package drsh.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import drsh.command.Moments;
import drsh.schedule.Installed;
import drsh.schedule.RunRecord;
import drsh.schedule.ScheduleStatus;
import drsh.schedule.ScheduleStatus.RunState;
import drsh.shell.screen.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is scheduled for a folder, as {@code schedule show} shows it.
 *
 * @param folder the stack's folder
 * @param installed what is installed
 * @param next when the next run is due, null where nothing is installed
 * @param overdue whether a run should have begun and did not
 * @param lastRun {@code none}, {@code running}, {@code done}, {@code attention}, {@code failed} or {@code unended}
 * @param record what is kept of it, null where there was none
 * @param timeZone of the times in the table
 */
record ScheduleReport(
        String folder,
        List<Timer> installed,
        @Nullable String next,
        boolean overdue,
        String lastRun,
        @Nullable Run record,
        @JsonIgnore ZoneId timeZone) {

    /**
     * The last run.
     *
     * @param ended null while it goes on, and for ever when it was killed
     * @param line the first command that did not end well
     * @param message what went wrong there
     */
    record Run(
            Instant started,
            @Nullable Instant ended,
            @Nullable Integer exitCode,
            @Nullable String line,
            @Nullable String message) {

        private static Run of(RunRecord record) {
            return new Run(record.started(), record.ended(), record.exitCode(), record.line(), record.message());
        }
    }

    /**
     * Something that is installed.
     *
     * @param by {@code systemd} or {@code cron}
     * @param at the time of day
     * @param since when it was installed
     * @param where files, or whose crontab
     * @param state what the scheduler says
     * @param remarks what has to be known beside it
     */
    record Timer(String by, String at, String since, List<String> where, String state, List<String> remarks) {}

    static ScheduleReport of(Path folder, ScheduleStatus status, ZoneId zone) {
        return new ScheduleReport(
                folder.toString(),
                status.installed().stream().map(ScheduleReport::timer).toList(),
                status.next().map(next -> next.toInstant().toString()).orElse(null),
                status.overdue(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.newest().map(Run::of).orElse(null),
                zone);
    }

    private static Timer timer(Installed installed) {
        return new Timer(
                installed.by(),
                installed.marker().at().toString(),
                installed.marker().installed().toString(),
                installed.where(),
                installed.state(),
                installed.remarks());
    }

    Table table() {
        Table table = new Table().column("").text("");
        for (Timer timer : installed) {
            table.row("scheduled", "by " + timer.by() + " every day at " + timer.at() + " (" + timer.state() + ")");
            timer.where().forEach(where -> table.row("written to", where));
            timer.remarks().forEach(remark -> table.row("note", remark));
        }
        if (next != null) {
            table.row(
                    "next",
                    Moments.minute(Instant.parse(next), timeZone) + (overdue ? "; the one before is OVERDUE" : ""));
        }
        Run run = record;
        if (run != null) {
            table.row("last run", Moments.second(run.started(), timeZone) + ", " + told(lastRun));
            addFailure(run, table);
        } else {
            table.row("last run", "none");
        }
        return table;
    }

    private static void addFailure(Run run, Table table) {
        if (run.exitCode() != null && run.exitCode() != 0) {
            table.row("exit code", run.exitCode());
            table.row("command", run.line() == null ? "" : run.line());
            table.row("message", run.message() == null ? "" : run.message());
        }
    }

    private static String told(String state) {
        return state.equals(RunState.UNENDED.name().toLowerCase(Locale.ROOT)) ? "STARTED AND NEVER ENDED" : state;
    }
}
