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
 * @param colorsAnywhere whether they are welcome in a pipe or a file too
 */
public record Terminals(boolean in, boolean out, boolean err, int columns, boolean colors, boolean colorsAnywhere) {

    private static final int USUAL_COLUMNS = 80;

    /** Terminals with colors at most where there is one. */
    public Terminals(boolean in, boolean out, boolean err, int columns, boolean colors) {
        this(in, out, err, columns, colors, false);
    }

    /**
     * Reads what the launcher found, and the wishes of the environment (<a href="https://no-color.org">NO_COLOR</a>,
     * which counts more than <a href="https://bixense.com/clicolors/">CLICOLOR_FORCE</a>).
     */
    public static Terminals of(Properties properties, Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "dumb");
        boolean unwelcome = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        return new Terminals(
                isTerminal(properties, "drsh.stdin"),
                isTerminal(properties, "drsh.stdout"),
                isTerminal(properties, "drsh.stderr"),
                columns(properties.getProperty("drsh.columns", "")),
                !unwelcome && !term.equals("dumb"),
                !unwelcome && !force.isEmpty() && !force.equals("0"));
    }

    /** Whether the process was started without any standard input, not even an empty one. */
    public static boolean inputClosed(Properties properties) {
        return properties.getProperty("drsh.stdin", "pipe").equals("closed");
    }

    /** Whether somebody sits in front: sees a question and can type the answer. */
    public boolean attended() {
        return in && (out || err);
    }

    /** The same terminals, without colors. */
    public Terminals withoutColors() {
        return new Terminals(in, out, err, columns, false, false);
    }

    /** The same terminals, with colors wherever output goes. */
    public Terminals withColors() {
        return new Terminals(in, out, err, columns, true, true);
    }

    private static boolean isTerminal(Properties properties, String name) {
        return properties.getProperty(name, "pipe").equals("terminal");
    }

    private static int columns(String given) {
        // A terminal that does not know its size says 0.
        return given.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(given) : USUAL_COLUMNS;
    }
}
