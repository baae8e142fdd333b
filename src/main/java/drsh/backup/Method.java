package drsh.backup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a backup is made, and so what its file holds. */
public enum Method {
    /** An archive of pg_dump's custom format. */
    CUSTOM("custom", ".dump"),
    /** A script of SQL. */
    PLAIN("sql", ".sql"),
    /** The data volume, as a tar archive. */
    VOLUME("tar", ".tar");

    private final String format;
    private final String ending;

    Method(String format, String ending) {
        this.format = format;
        this.ending = ending;
    }

    /** The format of the file's content: {@code custom}, {@code sql} or {@code tar}. */
    public String format() {
        return format;
    }

    /** What the file's name ends with, before the endings of its layers. */
    public String ending() {
        return ending;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
