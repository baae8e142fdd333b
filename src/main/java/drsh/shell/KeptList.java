package drsh.shell;

import drsh.postgres.DatabaseName;
import drsh.restore.KeptDatabases;
import drsh.shell.screen.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * The databases beside the live one, as {@code restore list} shows them.
 *
 * @param version of this form
 * @param databases newest first within each kind
 */
record KeptList(int version, List<Line> databases) {

    /**
     * A kept database.
     *
     * @param name its name
     * @param kind {@code replaced} by a restore, {@code undone} by an undo, or {@code unfinished}
     */
    record Line(String name, String kind) {}

    static KeptList of(KeptDatabases kept) {
        return new KeptList(
                1,
                Stream.of(
                                lines(kept.replaced(), "replaced"),
                                lines(kept.undone(), "undone"),
                                lines(kept.leftovers(), "unfinished"))
                        .flatMap(lines -> lines)
                        .toList());
    }

    private static Stream<Line> lines(List<DatabaseName> names, String kind) {
        return names.stream().map(name -> new Line(name.value(), kind));
    }

    Table table() {
        Table table = new Table().column("DATABASE").text("KIND");
        databases.forEach(line -> table.row(line.name(), line.kind()));
        return table;
    }
}
