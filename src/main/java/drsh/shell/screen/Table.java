package drsh.shell.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Rows under headings. What does not fit is shortened in the columns that allow it; if that is not enough, columns are
 * left out that can be spared; and if that is not enough either, or the width is less than {@value #NARROW}, the rows are
 * shown one below the other, a line for each cell: an id is never cut. A table whose headings are all empty has names and
 * values: it has no line of headings, and nothing of it is cut. Widths are counted in terminal columns, so that names in
 * any script line up.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST = 10;
    private static final int NARROW = 60;
    private static final int INDISPENSABLE = 0;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<AttributedString>> rows = new ArrayList<>();

    /** What becomes of a cell that has not the room. */
    private enum Room {
        /** It takes what it needs. */
        NEEDED,
        /** It is cut off. */
        CUT,
        /** It goes on in the next line. */
        WRAPPED
    }

    /** @param spare the columns with the highest number are left out first; 0 for never */
    private record Column(String heading, boolean right, Room room, int spare) {}

    /** Adds a column that is never shortened. */
    public Table column(String heading) {
        columns.add(new Column(heading, false, Room.NEEDED, INDISPENSABLE));
        return this;
    }

    /** Adds a column of text that may be shortened. */
    public Table text(String heading) {
        columns.add(new Column(heading, false, Room.CUT, INDISPENSABLE));
        return this;
    }

    /** Adds a column of text that goes on in the next line where there is no room, such as commands to be typed. */
    public Table wrapped(String heading) {
        columns.add(new Column(heading, false, Room.WRAPPED, INDISPENSABLE));
        return this;
    }

    /** Adds a column of amounts, aligned to the right. */
    public Table amount(String heading) {
        columns.add(new Column(heading, true, Room.NEEDED, INDISPENSABLE));
        return this;
    }

    /**
     * Lets the column that was added last be left out where there is no room.
     *
     * @param rank from 1; the column with the highest goes first
     */
    public Table spare(int rank) {
        int last = columns.size() - 1;
        Column column = columns.get(last);
        columns.set(last, new Column(column.heading(), column.right(), column.room(), rank));
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
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        int[] widths = shown.stream().mapToInt(this::natural).toArray();
        if (columns.stream().allMatch(column -> column.heading().isEmpty())) {
            return body(shown, widths);
        }
        while (fit(shown, widths, width) > 0) {
            Optional<Integer> spared = width < NARROW ? Optional.empty() : spared(shown);
            if (spared.isEmpty()) {
                return stacked();
            }
            shown.remove(spared.get());
            widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
        }
        List<AttributedString> lines = new ArrayList<>();
        lines.add(line(
                columns.stream().map(column -> Styled.bold(column.heading())).toList(), shown, widths));
        lines.addAll(body(shown, widths));
        leftOut(shown).ifPresent(lines::add);
        return lines;
    }

    /** Shortens what may be shortened as far as needed, the last column first; what is still too much remains. */
    private int fit(List<Integer> shown, int[] widths, int width) {
        int excess = shown.stream().mapToInt(i -> widths[i]).sum() + GAP.length() * (shown.size() - 1) - width;
        for (int at = shown.size() - 1; at >= 0 && excess > 0; at--) {
            int i = shown.get(at);
            int less = Math.min(excess, Math.max(0, widths[i] - least(i, widths[i])));
            widths[i] -= less;
            excess -= less;
        }
        return excess;
    }

    private int least(int column, int width) {
        return switch (columns.get(column).room()) {
            case NEEDED -> width;
            case CUT -> LEAST;
            case WRAPPED ->
                rows.stream()
                        .flatMap(row -> Arrays.stream(row.get(column).toString().split(" ", -1)))
                        .mapToInt(word -> new AttributedString(word).columnLength())
                        .reduce(LEAST, Math::max);
        };
    }

    private Optional<Integer> spared(List<Integer> shown) {
        return shown.stream()
                .filter(i -> columns.get(i).spare() > INDISPENSABLE)
                .max(Comparator.comparing(i -> columns.get(i).spare()));
    }

    private Optional<AttributedString> leftOut(List<Integer> shown) {
        String missing = IntStream.range(0, columns.size())
                .filter(i -> !shown.contains(i))
                .mapToObj(i -> columns.get(i).heading())
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Styled.faint("no room here for " + missing + "; a wider window shows it"));
    }

    private int natural(int column) {
        int heading = Styled.plain(columns.get(column).heading()).columnLength();
        return rows.stream().mapToInt(row -> row.get(column).columnLength()).reduce(heading, Math::max);
    }

    private List<AttributedString> body(List<Integer> shown, int[] widths) {
        return rows.stream()
                .flatMap(row -> parts(row, widths).stream())
                .map(row -> line(row, shown, widths))
                .toList();
    }

    /** The lines that a row takes: one, unless a cell goes on. */
    private List<List<AttributedString>> parts(List<AttributedString> row, int[] widths) {
        List<List<AttributedString>> cells = IntStream.range(0, row.size())
                .mapToObj(
                        i -> columns.get(i).room() == Room.WRAPPED && row.get(i).columnLength() > widths[i]
                                ? wrapped(row.get(i), widths[i])
                                : List.of(row.get(i)))
                .toList();
        int height = cells.stream().mapToInt(List::size).reduce(1, Math::max);
        return IntStream.range(0, height)
                .mapToObj(line -> cells.stream()
                        .map(cell -> line < cell.size() ? cell.get(line) : AttributedString.EMPTY)
                        .toList())
                .toList();
    }

    private static List<AttributedString> wrapped(AttributedString cell, int width) {
        AttributedStyle style = cell.length() == 0 ? AttributedStyle.DEFAULT : cell.styleAt(0);
        return Entries.wrap(cell.toString(), width).stream()
                .map(text -> new AttributedString(text, style))
                .toList();
    }

    private AttributedString line(List<AttributedString> cells, List<Integer> shown, int[] widths) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        int end = shown.get(shown.size() - 1);
        for (int i : shown) {
            AttributedString cell = shortened(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - cell.columnLength());
            boolean right = columns.get(i).right();
            boolean last = i == end;
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
                stack(columns.get(i).heading(), row.get(i), lines);
            }
        }
        return lines;
    }

    /** A cell that says nothing has no line; one without a heading, such as a level, goes behind the one before it. */
    private static void stack(String heading, AttributedString cell, List<AttributedString> lines) {
        if (cell.length() == 0) {
            return;
        }
        int last = lines.size() - 1;
        AttributedStringBuilder line = new AttributedStringBuilder();
        if (heading.isEmpty() && last >= 0) {
            line.append(lines.remove(last)).append(GAP);
        } else {
            line.append(Styled.bold(heading)).append(": ");
        }
        lines.add(line.append(cell).toAttributedString());
    }
}
