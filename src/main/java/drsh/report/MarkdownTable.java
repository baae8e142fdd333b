package drsh.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table whose columns are as wide as their widest cell, as far as that is bearable: it is read in pagers. */
final class MarkdownTable {

    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... heads) {
        rows.add(List.of(heads));
    }

    /** Adds a row; the cells are Markdown already. */
    MarkdownTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, with an empty one behind them. */
    String render() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int at = 0; at < widths.length; at++) {
                widths[at] = Math.max(widths[at], Math.min(WIDEST, row.get(at).length()));
            }
        }
        StringBuilder text = new StringBuilder(line(rows.get(0), widths));
        text.append(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
        rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
        return text.append('\n').toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int at = 0; at < widths.length; at++) {
            String cell = cells.get(at);
            line.append(' ')
                    .append(cell)
                    .append(" ".repeat(Math.max(0, widths[at] - cell.length())))
                    .append(" |");
        }
        return line.append('\n').toString();
    }
}
