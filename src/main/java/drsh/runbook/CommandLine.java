package drsh.runbook;

import drsh.command.DrshException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a fence with its place in the file. Inputs stand in it as {@code {{name}}} and are filled in once: a value
 * that holds {@code {{…}}} itself stays as it is.
 *
 * @param text the line as written, without surrounding space
 * @param line its number in the file, from 1
 */
public record CommandLine(String text, int line) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

    /** The inputs that the line uses, in order. A malformed name is among them, and so never a declared one. */
    public List<String> inputs() {
        List<String> names = new ArrayList<>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(found -> names.add(found.group(1).strip()));
        return List.copyOf(names);
    }

    /** Whether double braces are left that belong to no input: the command would get them as they are. */
    boolean hasStrayBraces() {
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        return rest.contains("{{") || rest.contains("}}") || text.contains("{{{") || text.contains("}}}");
    }

    /** The words as the prompt reads them, without their quotes. */
    List<String> words() {
        return WordSplitter.split(text);
    }

    /** Options that may stand before the command and whose value may be the next word. */
    private static final List<String> BEFORE_A_VALUE = List.of("--confirm", "--color");

    /** Whether the line is this command, whatever options stand before or after it; help on it is another one. */
    boolean isCommand(String... name) {
        List<String> all = words();
        int at = 0;
        while (at < all.size() && all.get(at).startsWith("-")) {
            at += BEFORE_A_VALUE.contains(all.get(at)) ? 2 : 1;
        }
        List<String> words = all.subList(Math.min(at, all.size()), all.size());
        return words.size() >= name.length && words.subList(0, name.length).equals(List.of(name)) && !asksForHelp();
    }

    private boolean asksForHelp() {
        return words().stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word -> word.equals("--help") || word.equals("-h"));
    }

    /**
     * The line with each input replaced by its value as one quoted argument.
     *
     * @throws DrshException (USAGE) if a value is missing or can be no argument, or an input stands inside quotes
     */
    public String fill(Map<String, String> values) {
        if (quotesAnInput()) {
            throw DrshException.usage(
                    "line " + line + " has an input inside quotes",
                    "take the quotes away; a value is quoted when needed");
        }
        return replace(name -> Argument.quoted(checked(name, values.get(name))));
    }

    /** The line with each input replaced by its value as it is: for a person to read, never to run. */
    public String fillForReading(Map<String, String> values) {
        return replace(name -> PlainText.visible(values.getOrDefault(name, "{{" + name + "}}")));
    }

    /**
     * Whether an input stands inside quotes or behind a backslash. There the quotes of the value would end the ones
     * around it, and the rest of the value would be read as more of the command.
     */
    boolean quotesAnInput() {
        Quoting quoting = new Quoting();
        for (int at = 0; at < text.length(); at++) {
            if (!quoting.bare() && text.startsWith("{{", at)) {
                return true;
            }
            quoting.read(text.charAt(at));
        }
        return false;
    }

    private String replace(Function<String, String> valueOf) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        return placeholders.replaceAll(
                found -> Matcher.quoteReplacement(valueOf.apply(found.group(1).strip())));
    }

    private String checked(String name, @Nullable String value) {
        if (value == null) {
            throw DrshException.usage("input " + name + " has no value", "give it with --set " + name + "=VALUE");
        }
        Argument.problem(value).ifPresent(problem -> {
            throw DrshException.usage(
                    "the value of input " + name + " " + problem + ": " + PlainText.visible(value),
                    "give another one with --set " + name + "=VALUE");
        });
        return value;
    }
}
