package drsh.shell.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Rows under headings. What does not fit is shortened in the columns that allow it, and if that is not enough the rows
 * are shown one below the other, a line for each cell: an id is never cut. Widths are counted in terminal columns, so
 * that names in any script line up.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST = 10;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<AttributedString>> rows = new ArrayList<>();

    private record Column(String heading, boolean right, boolean mayShrink) {}

    /** Adds a column that is never shortened. */
    public Table column(String heading) {
        columns.add(new Column(heading, false, false));
        return this;
    }

    /** Adds a column of text that may be shortened. */
    public Table text(String heading) {
        columns.add(new Column(heading, false, true));
        return this;
    }

    /** Adds a column of amounts, aligned to the right. */
    public Table amount(String heading) {
        columns.add(new Column(heading, true, false));
        return this;
    }

    /** Adds a row: strings, {@link Styled} pieces or anything with a {@code toString}; one for each column. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> cell instanceof AttributedString styled ? styled : Styled.plain(String.valueOf(cell)))
                .toList());
        return this;
    }

    /** Whether there are no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines to print within a width; without rows there is no line, not even headings. */
    public List<AttributedString> lines(int width) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
        int excess = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - width;
        for (int i = widths.length - 1; i >= 0 && excess > 0; i--) {
            int less = columns.get(i).mayShrink() ? Math.min(excess, Math.max(0, widths[i] - LEAST)) : 0;
            widths[i] -= less;
            excess -= less;
        }
        return excess > 0 ? stacked() : aligned(widths);
    }

    private int natural(int column) {
        int heading = Styled.plain(columns.get(column).heading()).columnLength();
        return rows.stream().mapToInt(row -> row.get(column).columnLength()).reduce(heading, Math::max);
    }

    private List<AttributedString> aligned(int[] widths) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(line(
                columns.stream().map(column -> Styled.bold(column.heading())).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private AttributedString line(List<AttributedString> cells, int[] widths) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            AttributedString cell = shortened(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - cell.columnLength());
            boolean right = columns.get(i).right();
            boolean last = i == cells.size() - 1;
            line.append(right ? padding : "").append(cell).append(right || last ? "" : padding);
            line.append(last ? "" : GAP);
        }
        return line.toAttributedString();
    }

    private static AttributedString shortened(AttributedString cell, int width) {
        if (cell.columnLength() <= width) {
            return cell;
        }
        return new AttributedStringBuilder()
                .append(cell.columnSubSequence(0, width - 1))
                .append("…")
                .toAttributedString();
    }

    private List<AttributedString> stacked() {
        List<AttributedString> lines = new ArrayList<>();
        for (List<AttributedString> row : rows) {
            if (!lines.isEmpty()) {
                lines.add(AttributedString.EMPTY);
            }
            for (int i = 0; i < row.size(); i++) {
                lines.add(new AttributedStringBuilder()
                        .append(Styled.bold(columns.get(i).heading()))
                        .append(": ")
                        .append(row.get(i))
                        .toAttributedString());
            }
        }
        return lines;
    }
}
