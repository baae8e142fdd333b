package drsh.shell;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the process was started with.
 *
 * @param configuration the value of {@code --config}
 * @param debug whether details of failures go to the log
 * @param noColor whether colors are unwelcome
 * @param command the words of a command; empty when commands come from the terminal or from piped input
 */
record Startup(Optional<Path> configuration, boolean debug, boolean noColor, List<String> command) {

    /** Reads the arguments of the process: options for drsh itself come before the command. */
    static Startup of(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        Optional<Path> configuration = Optional.empty();
        while (!rest.isEmpty() && rest.get(0).startsWith("--config")) {
            configuration = Optional.of(configuration(rest));
        }
        if (rest.equals(List.of("--version")) || rest.equals(List.of("--help")) || rest.equals(List.of("-h"))) {
            rest = List.of(rest.get(0).equals("--version") ? "version" : "help");
        }
        boolean onlyDebug = rest.equals(List.of("--debug"));
        boolean onlyNoColor = rest.equals(List.of("--no-color"));
        return new Startup(
                configuration,
                rest.contains("--debug"),
                rest.contains("--no-color"),
                onlyDebug || onlyNoColor ? List.of() : List.copyOf(rest));
    }

    private static Path configuration(List<String> rest) {
        String first = rest.remove(0);
        if (first.startsWith("--config=")) {
            return Path.of(first.substring("--config=".length()));
        }
        if (!first.equals("--config") || rest.isEmpty()) {
            throw DrshException.usage(first + " is no option of drsh with a value", "write --config FILE");
        }
        return Path.of(rest.remove(0));
    }
}
