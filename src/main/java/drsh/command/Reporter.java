package drsh.command;

import java.util.List;

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
}
