package drsh.backup;

import drsh.artifact.ContentInput;
import drsh.artifact.Written;
import drsh.command.DrshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The roles of the server: the second file of a backup. */
final class Globals {

    /** What the file's name ends with, before the endings of its layers. */
    static final String ENDING = ".globals.sql";

    /** The last words of {@code pg_dumpall}. */
    private static final String TRAILER = "-- PostgreSQL database cluster dump complete";

    private Globals() {}

    /** A list of roles that was cut off looks like a shorter one, whatever the exit code said. */
    static void requireWhole(Written globals) throws IOException {
        try (ContentInput content = globals.content()) {
            if (!new String(content.readAllBytes(), StandardCharsets.UTF_8).contains(TRAILER)) {
                throw DrshException.failed(
                        "The roles were not written to their end and nothing was kept",
                        "look at 'stack logs', then try again");
            }
        }
    }
}
