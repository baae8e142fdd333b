package drsh.practice;

import drsh.command.DrshException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be done to the practice stack. */
public enum Disaster {
    /** The tables are dropped; the health check stays green. */
    DROP_TABLES("drop-tables", "the tables are dropped"),
    /** The data volume is deleted, and the stack is down. */
    DROP_VOLUME("drop-volume", "the data volume is deleted"),
    /** An UPDATE without its WHERE and a DELETE with the wrong one. */
    WRONG_DATA("wrong-data", "users are overwritten and orders deleted");

    private final String title;
    private final String what;

    Disaster(String title, String what) {
        this.title = title;
        this.what = what;
    }

    /** Its name for people: {@code drop-tables}. */
    public String title() {
        return title;
    }

    /** What it does, in a few words. */
    public String what() {
        return what;
    }

    /**
     * The disaster of that name.
     *
     * @throws DrshException (usage) when there is none
     */
    public static Disaster named(String title) {
        return Arrays.stream(values())
                .filter(disaster -> disaster.title.equals(title))
                .findFirst()
                .orElseThrow(() -> DrshException.usage(
                        "There is no disaster '" + title + "'",
                        "use one of "
                                + Arrays.stream(values()).map(Disaster::title).collect(Collectors.joining(", "))));
    }
}
