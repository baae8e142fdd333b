package drsh.shell;

/** What libraries log. It is nothing for an operator's eyes, and most commands end before anything is logged. */
final class Logging {

    private Logging() {}

    /**
     * Leaves both logs without an output: the one of most libraries without a search for its implementation in every
     * jar, the one of the JDK without reading its configuration.
     */
    static void silence() {
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("java.util.logging.config.class", Nowhere.class.getName());
    }

    /** A configuration of {@code java.util.logging} that names no handler. */
    public static final class Nowhere {}
}
