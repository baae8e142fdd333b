package drsh.command;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What work tells while it goes on. The screen, a transcript and a journal are listeners of this one stream; the code
 * that works knows none of them.
 */
public interface Reporter {

    /** Nobody listens. */
    Reporter SILENT = new Reporter() {
        @Override
        public void say(String line) {}

        @Override
        public void progress(String what, long bytes, long expected) {}
    };

    /** A line worth keeping: something was decided, started or found. */
    void say(String line);

    /**
     * Rows under headings, as {@link #say} for things that are easier to compare below each other.
     *
     * @param rows each as long as the headings
     */
    default void table(List<String> headings, List<List<String>> rows) {
        rows.forEach(row -> say(String.join(", ", row)));
    }

    /**
     * Bytes moved so far.
     *
     * @param what the work, a few words, the same at each call
     * @param bytes moved since the work began
     * @param expected the total, or -1 when it is not known
     */
    void progress(String what, long bytes, long expected);

    /**
     * As {@link #progress}, where the total is only what it was the last time.
     *
     * @param about the total of an earlier run, at least 1
     */
    default void progressAbout(String what, long bytes, long about) {
        progress(what, bytes, -1);
    }

    /**
     * A line worth keeping about work that begins and moves no bytes that could be counted. It asks nothing until it is
     * done, which is when the next line is said, so that its time may be shown.
     *
     * @param line as for {@link #say}
     * @param usually how long it took the last time, or null
     */
    default void working(String line, @Nullable Duration usually) {
        say(line);
    }
}
