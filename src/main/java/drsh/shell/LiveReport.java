package drsh.shell;

import drsh.restore.LiveComparison;
import drsh.shell.screen.Table;
import java.util.List;

/**
 * How the live database compares with a backup, as {@code restore check} shows it.
 *
 * @param backup the backup
 * @param database the live database
 * @param equal whether it holds what was backed up
 * @param differences what is not as recorded
 */
record LiveReport(String backup, String database, boolean equal, List<Line> differences) {

    /**
     * A difference.
     *
     * @param what the table, sequence or kind of object
     */
    record Line(String what, String backedUp, String live) {}

    static LiveReport of(LiveComparison.Result result) {
        return new LiveReport(
                result.backup().value(),
                result.database().value(),
                result.equal(),
                result.differences().stream()
                        .map(each -> new Line(each.what(), each.expected(), each.found()))
                        .toList());
    }

    Table table() {
        Table table = new Table().column("DIFFERS").text("BACKED UP").text("LIVE");
        differences.forEach(each -> table.row(each.what(), each.backedUp(), each.live()));
        return table;
    }
}
