package drsh.runbook;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An input that a runbook declares in its front matter and uses as {@code {{name}}}.
 *
 * @param name as used
 * @param type what kind of value it takes
 * @param choices the values there are, if it is a {@link InputType#CHOICE}; else empty
 * @param defaultValue taken when none is given, or null if one must be given
 * @param help one line for the person who is asked for it; may be empty
 * @param line where it is declared in the file, from 1
 */
public record Input(
        String name,
        InputType type,
        List<String> choices,
        @Nullable String defaultValue,
        String help,
        int line) {

    /** Copies the choices. */
    public Input {
        choices = List.copyOf(choices);
    }

    /** Why this can be no value of the input, if so; whether the thing that it names exists is not asked here. */
    public Optional<String> problem(String value) {
        if (type == InputType.CHOICE && !choices.contains(value)) {
            return Optional.of("is none of " + String.join(", ", choices));
        }
        return type.problem(value);
    }

    /** Values that stand in for the real one while a runbook is linted: one, or every choice. */
    List<String> samples() {
        return type == InputType.CHOICE ? choices : List.of(type.sample());
    }
}
