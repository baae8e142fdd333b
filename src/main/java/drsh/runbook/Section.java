package drsh.runbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.commonmark.node.BlockQuote;
import org.jspecify.annotations.Nullable;

/** A part of the file under one heading while it is read. */
final class Section {

    private static final String CAUTION = "[!CAUTION]";

    private final String heading;
    private final int line;
    private final List<String> fileLines;
    private final List<Fence> fences = new ArrayList<>();
    private final Set<Integer> hidden = new HashSet<>();
    private int lastLine;
    private @Nullable String caution;

    /** Opens a section whose heading ends on a line of the file; the preamble opens on line 0. */
    Section(String heading, int line, int headingEnd, List<String> fileLines) {
        this.heading = heading;
        this.line = line;
        this.lastLine = fileLines.size();
        this.fileLines = fileLines;
        hide(line, headingEnd);
    }

    int line() {
        return line;
    }

    StepName name() {
        return StepName.of(heading);
    }

    List<Fence> fences() {
        return fences;
    }

    void add(Fence fence, int last) {
        fences.add(fence);
        hide(fence.line(), last);
    }

    /** Keeps lines out of the prose. */
    void hide(int first, int last) {
        for (int number = first; number <= last; number++) {
            hidden.add(number);
        }
    }

    /** Takes a block quote for a caution if its first line says so. */
    void quote(BlockQuote quote) {
        StringJoiner text = new StringJoiner(" ");
        for (int number = Lines.first(quote); number <= Lines.last(quote); number++) {
            text.add(
                    fileLines.get(number - 1).strip().replaceFirst("^>\\s?", "").strip());
        }
        String whole = text.toString().strip();
        if (whole.regionMatches(true, 0, CAUTION, 0, CAUTION.length())) {
            caution = whole.substring(CAUTION.length()).strip();
        }
    }

    void endsBefore(int nextHeading) {
        lastLine = nextHeading - 1;
    }

    Step step() {
        return new Step(name().id(), name().text(), line, prose(), caution, fences);
    }

    /** The section as written, without its heading and without the fences that run. */
    String prose() {
        StringJoiner prose = new StringJoiner("\n");
        for (int number = Math.max(line, 1); number <= lastLine; number++) {
            if (!hidden.contains(number)) {
                prose.add(fileLines.get(number - 1));
            }
        }
        return prose.toString().replaceAll("\n{3,}", "\n\n").strip();
    }
}
