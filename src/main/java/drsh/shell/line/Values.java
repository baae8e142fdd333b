package drsh.shell.line;

import drsh.command.DrshException;
import drsh.command.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Reads typed values from words. A word that is no such value is a mistake in the command line. */
public final class Values {

    private Values() {}

    /**
     * Reads one value.
     *
     * @param word what was typed
     * @param type what to make of it
     * @param owner the option or argument, for the message
     */
    public static Object read(String word, Class<?> type, String owner) {
        if (type.isEnum()) {
            return constant(word, type, owner);
        }
        if (type == boolean.class) {
            return truth(word, owner);
        }
        try {
            return plain(word, type);
        } catch (IllegalArgumentException e) {
            throw DrshException.usage(
                    owner + " takes " + expected(type) + ", not \"" + word + "\"", "write it as in " + example(type));
        }
    }

    private static Object plain(String word, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(word);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(word);
        }
        if (type == Duration.class) {
            return duration(word);
        }
        return type == Path.class ? path(word) : word;
    }

    private static Duration duration(String word) {
        Duration duration = DurationStyle.SIMPLE.parse(word);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(word);
        }
        return duration;
    }

    private static Path path(String word) {
        if (word.isEmpty()) {
            throw new InvalidPathException(word, "empty");
        }
        return Path.of(word);
    }

    private static Boolean truth(String word, String owner) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw DrshException.usage(
                        owner + " is a flag and takes no value \"" + word + "\"", "write " + owner + " alone");
        };
    }

    private static Object constant(String word, Class<?> type, String owner) {
        for (Object constant : type.getEnumConstants()) {
            if (ValueSpec.word((Enum<?>) constant).equals(word)) {
                return constant;
            }
        }
        var choices = ValueSpec.of(type).choices();
        String what = owner + " cannot be \"" + word + "\"";
        throw Nearest.to(word, choices)
                .map(near -> DrshException.mistyped(what, "did you mean " + near + "?", near))
                .orElseGet(() -> DrshException.usage(what, "choose from " + String.join(", ", choices)));
    }

    private static String expected(Class<?> type) {
        if (type == Duration.class) {
            return "a duration";
        }
        return type == Path.class ? "a path" : "a whole number";
    }

    private static String example(Class<?> type) {
        if (type == Duration.class) {
            return "30s, 2m or 3d";
        }
        return type == Path.class ? "./file" : "4";
    }
}
