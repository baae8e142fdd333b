package drsh.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code drsh.yml} with every key in it, each as a comment with its default. What is known of a stack is filled in; the
 * rest remains a comment.
 */
public final class Template {

    private static final Pattern SECTION = Pattern.compile("([a-z-]+):.*");
    private static final Pattern COMMENTED = Pattern.compile("  # ([a-z-]+): (.*?)( +# .*)?");

    private Template() {}

    /**
     * The text of the file.
     *
     * @param values by key, such as {@code stack.database}; each goes in the place of the line that is a comment
     * @param remarks more to say about such a key, on lines of its own above it
     * @throws IllegalArgumentException when there is no such key
     */
    public static String with(Map<String, String> values, Map<String, String> remarks) {
        List<String> lines = new ArrayList<>();
        Set<String> left = new TreeSet<>(values.keySet());
        String section = "";
        for (String line : text().lines().toList()) {
            Matcher heading = SECTION.matcher(line);
            section = heading.matches() ? heading.group(1) : section;
            Matcher commented = COMMENTED.matcher(line);
            String key = commented.matches() ? section + "." + commented.group(1) : "";
            if (remarks.containsKey(key)) {
                lines.add("  # " + remarks.get(key));
            }
            if (left.remove(key)) {
                String set = "  " + commented.group(1) + ": " + scalar(String.valueOf(values.get(key)));
                lines.add(set + comment(commented, set.length()));
            } else {
                lines.add(line);
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("the template has no " + left);
        }
        return String.join("\n", lines) + "\n";
    }

    /** What the key is for, in the column where the template has it. */
    private static String comment(Matcher commented, int length) {
        String why = commented.group(3);
        if (why == null) {
            return "";
        }
        int column = commented.end(3) - why.strip().length();
        return " ".repeat(Math.max(3, column - length)) + why.strip();
    }

    /** Plain where that can be nothing but the text, else in quotes. */
    private static String scalar(String text) {
        return text.matches("[A-Za-z./][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*|https?://[A-Za-z0-9_./:-]+")
                        && !text.matches("(?i)true|false|yes|no|on|off|null|y|n|[.]\\S*")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    /** The template with nothing filled in. */
    static String text() {
        try (InputStream in = Template.class.getResourceAsStream("template.yml")) {
            if (in == null) {
                throw new IllegalStateException("template.yml is missing in this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
