package drsh.shell.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The value that an option or argument takes.
 *
 * @param type the kind of value, for completion and help
 * @param javaType what the command's method gets
 */
public record ValueSpec(ValueType type, Class<?> javaType) {

    /** The kind of value that a Java type suggests, where nothing more is declared. */
    static ValueSpec of(Class<?> javaType) {
        return new ValueSpec(suggested(javaType), javaType);
    }

    private static ValueType suggested(Class<?> javaType) {
        if (javaType.isEnum()) {
            return ValueType.CHOICE;
        }
        if (javaType == int.class || javaType == long.class || Number.class.isAssignableFrom(javaType)) {
            return ValueType.NUMBER;
        }
        if (javaType == Duration.class) {
            return ValueType.DURATION;
        }
        return javaType == Path.class ? ValueType.FILE : ValueType.TEXT;
    }

    /** The words to choose from; empty when the value is not a choice. */
    public List<String> choices() {
        return javaType.isEnum()
                ? Arrays.stream(javaType.getEnumConstants())
                        .map(constant -> word((Enum<?>) constant))
                        .toList()
                : List.of();
    }

    /** The value's placeholder in a synopsis. */
    public String placeholder() {
        return javaType.isEnum()
                ? String.join("|", choices())
                : type.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
