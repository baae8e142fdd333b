package drsh.shell;

import drsh.shell.DoctorFinding.Level;
import drsh.shell.screen.Console;
import drsh.shell.screen.Printable;
import drsh.shell.screen.Styled;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Prints what doctor finds, line by line as it comes. It is no table: nothing of it is cut, a command that mends
 * something least of all, and the first line need not wait for the widest one. Checks that follow each other and came to
 * the same thing are told together.
 */
final class DoctorScreen {

    /** Below this many columns the text begins on a line of its own. */
    private static final int NARROW = 70;

    /** The longest level, "warning", and a gap. */
    private static final int INDENT = 9;

    private static final int GAP = 2;

    private final Console console;
    private final int names;
    private final List<DoctorReport.Line> pending = new ArrayList<>();

    DoctorScreen(Console console, List<DoctorCheck> checks) {
        this.console = console;
        this.names =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(0) + GAP;
    }

    /** Takes the next one. */
    void add(DoctorReport.Line line) {
        if (!pending.isEmpty()
                && (line.severity() == Level.OK || !pending.get(0).saysTheSameAs(line))) {
            flush();
        }
        pending.add(line);
    }

    /** Takes the end. */
    void end(DoctorReport report) {
        flush();
        console.print(report.ok() + " ok, " + amount(report.warnings(), "warning") + ", "
                + amount(report.failures(), "failure"));
    }

    private void flush() {
        if (!pending.isEmpty()) {
            lines(pending, console.width()).forEach(console::print);
            pending.clear();
        }
    }

    private List<AttributedString> lines(List<DoctorReport.Line> same, int width) {
        DoctorReport.Line first = same.get(0);
        boolean narrow = width < NARROW;
        int indent = narrow ? INDENT : INDENT + names;
        List<String> text = wrapped(Printable.line(first.what()), width - indent);
        List<AttributedString> lines = new ArrayList<>();
        AttributedStringBuilder head = new AttributedStringBuilder()
                .append(level(first))
                .append(" ".repeat(INDENT - first.level().length()))
                .append(first.check());
        if (narrow) {
            lines.add(head.toAttributedString());
        } else {
            head.append(" ".repeat(names - first.check().length())).append(text.remove(0));
            lines.add(head.toAttributedString());
        }
        text.forEach(line -> lines.add(Styled.plain(" ".repeat(indent) + line)));
        if (same.size() > 1) {
            String others = String.join(
                    ", ",
                    same.subList(1, same.size()).stream()
                            .map(DoctorReport.Line::check)
                            .toList());
            lines.addAll(labelled("the same: ", others, width));
        }
        if (!first.fix().isEmpty()) {
            lines.addAll(labelled("fix: ", Printable.line(first.fix()), width));
        }
        return lines;
    }

    private static List<AttributedString> labelled(String label, String text, int width) {
        List<AttributedString> lines = new ArrayList<>();
        for (String line : wrapped(label + text, width - INDENT)) {
            lines.add(Styled.plain(" ".repeat(INDENT) + line));
        }
        return lines;
    }

    /** Breaks at spaces; a word that does not fit is left whole. At least one line. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && columns(line) + 1 + columns(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int columns(CharSequence text) {
        return new AttributedString(text).columnLength();
    }

    private static AttributedString level(DoctorReport.Line line) {
        return switch (line.severity()) {
            case OK -> Styled.good(line.level());
            case WARNING -> Styled.warning(line.level());
            case FAILURE -> Styled.bad(line.level());
        };
    }

    private static String amount(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
