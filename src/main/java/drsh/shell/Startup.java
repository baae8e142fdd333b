package drsh.shell;

import drsh.command.DrshException;
import drsh.shell.line.CommonOptions;
import drsh.shell.screen.Terminals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the process was started with.
 *
 * @param configuration the value of {@code --config}
 * @param debug whether details of failures go to the log
 * @param shell the options for the whole shell that stand before the command
 * @param command the words of a command; empty when commands come from the terminal or from piped input
 */
record Startup(Optional<Path> configuration, boolean debug, List<String> shell, List<String> command) {

    /** Reads the arguments of the process: options for drsh itself come before the command. */
    static Startup of(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        List<String> shell = new ArrayList<>();
        Optional<Path> configuration = Optional.empty();
        boolean more = true;
        while (more && !rest.isEmpty()) {
            int words = ofTheShell(rest);
            if (words > 0) {
                shell.addAll(rest.subList(0, words));
                rest = new ArrayList<>(rest.subList(words, rest.size()));
            } else if (rest.get(0).startsWith("--config")) {
                configuration = Optional.of(configuration(rest));
            } else {
                more = false;
            }
        }
        if (rest.equals(List.of("--version")) || rest.equals(List.of("--help")) || rest.equals(List.of("-h"))) {
            rest = List.of(rest.get(0).equals("--version") ? "version" : "help");
        }
        List<String> command = new ArrayList<>(rest);
        if (!rest.isEmpty()) {
            // For the command they are what they are behind it.
            command.addAll(0, shell);
        }
        return new Startup(configuration, arguments.contains("--debug"), List.copyOf(shell), List.copyOf(command));
    }

    /**
     * The terminals as the arguments want them, wherever among them that stands: also what is said before a command is
     * found has the right colors.
     */
    static Terminals colored(Terminals found, List<String> arguments) {
        int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
        String color = CommonOptions.COLOR.typed();
        Terminals wanted = found;
        for (int i = 0; i < end; i++) {
            String word = arguments.get(i);
            String value = word.equals(color) && i + 1 < end ? arguments.get(i + 1) : word.replace(color + "=", "");
            if (word.equals(CommonOptions.NO_COLOR.typed())) {
                return found.withoutColors();
            }
            if (word.startsWith(color) && value.equals("always")) {
                wanted = found.withColors();
            } else if (word.startsWith(color) && value.equals("never")) {
                wanted = found.withoutColors();
            }
        }
        return wanted;
    }

    /** How many words at the beginning are an option for the shell. */
    private static int ofTheShell(List<String> rest) {
        String word = rest.get(0);
        return CommonOptions.OF_THE_SHELL.stream()
                .filter(option -> word.equals(option.typed()) || word.startsWith(option.typed() + "="))
                .map(option -> option.flag() || word.contains("=") ? 1 : Math.min(2, rest.size()))
                .findFirst()
                .orElse(0);
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
