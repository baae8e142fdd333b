package drsh.shell.line;

import drsh.command.Risk;
import java.util.Optional;

/**
 * An option of a command.
 *
 * @param longName without the dashes
 * @param shortName one letter, if it has one
 * @param description a few words
 * @param value what it takes
 * @param flag whether it takes no value (or {@code true} and {@code false})
 * @param required whether the command cannot run without it
 * @param repeatable whether it may be given more than once
 * @param defaultValue what holds when it is not given
 * @param risk the command's risk when it is given, where that differs
 */
public record OptionSpec(
        String longName,
        Optional<Character> shortName,
        String description,
        ValueSpec value,
        boolean flag,
        boolean required,
        boolean repeatable,
        Optional<String> defaultValue,
        Optional<Risk> risk) {

    /** The option as it is typed, with two dashes. */
    public String typed() {
        return "--" + longName;
    }

    boolean answersTo(String word) {
        return word.equals(typed())
                || shortName.filter(letter -> word.equals("-" + letter)).isPresent();
    }
}
