package drsh.shell.completion;

import drsh.shell.line.CommandCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Renders the completion scripts: what is written by hand for a shell, with the command registry in its place. */
public final class CompletionScript {

    /** The line in whose place the registry comes. */
    private static final String PLACE = "@registry@\n";

    /** The line, or one near the beginning, that tells a script of drsh from another's. */
    private static final String MARK = "# Rendered from the command registry by the build:";

    private CompletionScript() {}

    /** The script of a shell for these commands. */
    public static String render(LoginShell shell, CommandCatalog catalog) {
        String cases = Registry.of(catalog).nodes().stream()
                .map(node -> branch(shell, node))
                .collect(Collectors.joining());
        return byHand(shell).replace(PLACE, cases);
    }

    /** Whether a file was written by drsh, by this version or another. */
    static boolean isOurs(String script) {
        return script.contains(MARK);
    }

    private static String branch(LoginShell shell, Registry.Node node) {
        return switch (shell) {
            case BASH -> bash(node);
            case ZSH ->
                "    ('" + node.route() + "')\n"
                        + array("verbs=(", node.verbs(), LoginShell.ZSH)
                        + array("options=(", node.options(), LoginShell.ZSH)
                        + array("arguments=(", node.arguments(), LoginShell.ZSH)
                        + "      ;;\n";
            case FISH ->
                "        case '" + node.route() + "'\n"
                        + array("set verbs", node.verbs(), LoginShell.FISH)
                        + array("set options", node.options(), LoginShell.FISH)
                        + array("set arguments", node.arguments(), LoginShell.FISH);
        };
    }

    /** Bash shows no descriptions. */
    private static String bash(Registry.Node node) {
        return "    '" + node.route() + "')\n"
                + words(
                        "verbs",
                        node.verbs().stream().map(Registry.Entry::names).toList())
                + words("options", named(node.options()))
                + words("arguments", named(node.arguments()))
                + "      ;;\n";
    }

    private static List<String> named(List<Registry.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.names() + "|" + entry.value())
                .toList();
    }

    private static String words(String variable, List<String> words) {
        return words.isEmpty() ? "" : "      " + variable + "='" + String.join(" ", words) + "'\n";
    }

    private static String array(String beginning, List<Registry.Entry> entries, LoginShell shell) {
        if (entries.isEmpty()) {
            return "";
        }
        boolean fish = shell == LoginShell.FISH;
        String indent = fish ? "            " : "      ";
        String separator = fish ? " \\\n" + indent + "    " : "\n" + indent + "  ";
        return entries.stream()
                .map(entry -> quoted(line(entry), shell))
                .collect(Collectors.joining(
                        separator, indent + beginning + separator, fish ? "\n" : "\n" + indent + ")\n"));
    }

    private static String line(Registry.Entry entry) {
        boolean verb = entry.value().isEmpty() && !entry.names().startsWith("-");
        return entry.names() + "|" + (verb ? "" : entry.value() + "|") + entry.description();
    }

    private static String quoted(String text, LoginShell shell) {
        return shell == LoginShell.FISH
                ? "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
                : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String byHand(LoginShell shell) {
        try (InputStream script = CompletionScript.class.getResourceAsStream(shell.script())) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
