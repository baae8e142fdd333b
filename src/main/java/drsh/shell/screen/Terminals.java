package drsh.shell.screen;

import java.util.Map;
import java.util.Properties;

/**
 * Which of the process's streams are terminals. The launcher finds out and passes it on: once the JVM has opened them
 * only native code could tell.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param columns the terminal's width at the start
 * @param colors whether colors are welcome where there is a terminal
 */
public record Terminals(boolean in, boolean out, boolean err, int columns, boolean colors) {

    private static final int USUAL_COLUMNS = 80;

    /** Reads what the launcher found, and the wishes of the environment (<a href="https://no-color.org">NO_COLOR</a>). */
    public static Terminals of(Properties properties, Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "dumb");
        return new Terminals(
                isTerminal(properties, "drsh.stdin"),
                isTerminal(properties, "drsh.stdout"),
                isTerminal(properties, "drsh.stderr"),
                columns(properties.getProperty("drsh.columns", "")),
                environment.getOrDefault("NO_COLOR", "").isEmpty() && !term.equals("dumb"));
    }

    /** Whether somebody sits in front: sees a question and can type the answer. */
    public boolean attended() {
        return in && (out || err);
    }

    /** The same terminals, without colors. */
    public Terminals withoutColors() {
        return new Terminals(in, out, err, columns, false);
    }

    private static boolean isTerminal(Properties properties, String name) {
        return properties.getProperty(name, "pipe").equals("terminal");
    }

    private static int columns(String given) {
        // A terminal that does not know its size says 0.
        return given.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(given) : USUAL_COLUMNS;
    }
}
