package drsh.shell;

import java.util.logging.LogManager;

/** What libraries log. It is nothing for an operator's eyes. */
final class Logging {

    private Logging() {}

    /** Removes all outputs of the log. */
    static void silence() {
        LogManager.getLogManager().reset();
    }
}
