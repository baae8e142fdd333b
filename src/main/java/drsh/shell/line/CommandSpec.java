package drsh.shell.line;

import drsh.command.Outcome;
import drsh.command.Risk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known about a command without running it.
 *
 * @param words its name, word by word
 * @param group the name of its group
 * @param description one sentence without a full stop
 * @param risk what it can do when no option says otherwise
 * @param arguments in their order; only the last may be variadic
 * @param options its own and the common ones
 * @param examples whole command lines
 * @param ends the exit codes that it can end with
 * @param dataVersion the version of the form of its data, see {@link PrintsData}; 0 when it prints none
 */
public record CommandSpec(
        List<String> words,
        String group,
        String description,
        Risk risk,
        List<ArgumentSpec> arguments,
        List<OptionSpec> options,
        List<String> examples,
        Set<Outcome> ends,
        int dataVersion) {

    /** Its name, as it is typed. */
    public String name() {
        return String.join(" ", words);
    }

    /** The option that a word such as {@code --label} or {@code -l} names. */
    public Optional<OptionSpec> option(String word) {
        return options.stream().filter(option -> option.answersTo(word)).findFirst();
    }

    /** The options that the command itself declares. */
    public List<OptionSpec> ownOptions() {
        return options.stream()
                .filter(option -> !CommonOptions.ALL.contains(option))
                .toList();
    }

    /** The argument at a position, counted from 0; the last one again when it is variadic. */
    public Optional<ArgumentSpec> argument(int position) {
        if (position < arguments.size()) {
            return Optional.of(arguments.get(position));
        }
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(arguments.get(arguments.size() - 1)).filter(ArgumentSpec::variadic);
    }

    /** Name, arguments and options in one line. */
    public String synopsis() {
        Stream<String> shownOptions = ownOptions().stream().map(CommandSpec::synopsis);
        Stream<String> shownArguments = arguments.stream().map(ArgumentSpec::synopsis);
        return Stream.of(words.stream(), shownArguments, shownOptions)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    private static String synopsis(OptionSpec option) {
        String shown = option.flag()
                ? option.typed()
                : option.typed() + " " + option.value().placeholder();
        return option.required() ? shown : "[" + shown + "]";
    }
}
