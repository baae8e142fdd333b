package drsh.schedule;

import java.util.List;

/**
 * A schedule that is there.
 *
 * @param by who starts the runs: {@code systemd} or {@code cron}
 * @param marker for which folder, and when
 * @param where what was written: files, or whose crontab
 * @param state what the scheduler says of it, a few words
 * @param remarks what has to be known or done beside it, a sentence each
 */
public record Installed(String by, Marker marker, List<String> where, String state, List<String> remarks) {}
