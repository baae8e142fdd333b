package drsh.runbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of value an input takes: what completion offers for it, and what shape it must have. */
public enum InputType {
    /** Names a backup: an id, a unique prefix of one, or a word such as {@code latest-verified}. */
    BACKUP("20260111-020000", "[A-Za-z0-9@][A-Za-z0-9._@-]*", "the name of a backup"),
    /** Names a database of the server. */
    DATABASE("reflectus", ".{1,63}", "the name of a database"),
    /** Names a service of the compose file. */
    SERVICE("app", "[A-Za-z0-9._][A-Za-z0-9._-]*", "the name of a service"),
    /** Names a storage of the configuration, or {@code main}. */
    STORAGE("main", "[A-Za-z0-9][A-Za-z0-9_-]*", "the name of a storage"),
    /** A path. */
    FILE("backup.dump", ".+", "a path"),
    /** A number and one unit, which is what the options of commands take. */
    DURATION("30m", "\\d{1,6}(?:ms|s|m|h|d)", "a time with one unit, such as 90s, 30m or 2d"),
    /** A whole number. */
    NUMBER("1", "\\d{1,18}", "a whole number"),
    /** One of the values that the input lists. */
    CHOICE("", ".+", "one of its values"),
    /** Any text on one line. */
    TEXT("text", ".+", "a text on one line");

    private final String sample;
    private final Pattern shape;
    private final String description;

    InputType(String sample, String shape, String description) {
        this.sample = sample;
        this.shape = Pattern.compile(shape);
        this.description = description;
    }

    /** The word in the front matter. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A value that stands in for the real one while a runbook is linted. */
    String sample() {
        return sample;
    }

    /** Why this can be no value of the type, if so; whether the thing exists is not asked here. */
    Optional<String> problem(String value) {
        return shape.matcher(value).matches() ? Argument.problem(value) : Optional.of("is not " + description);
    }

    static Optional<InputType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(InputType::word).toList();
    }
}
