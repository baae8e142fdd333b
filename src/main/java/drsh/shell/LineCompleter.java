package drsh.shell;

import drsh.shell.line.ArgumentSpec;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.OptionSpec;
import drsh.shell.line.ValueSpec;
import drsh.shell.line.ValueType;
import drsh.shell.prompt.FittedList;
import drsh.shell.screen.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, options and values from the catalog. JLine drops what does not match. */
final class LineCompleter implements Completer {

    private final CommandCatalog catalog;
    private final ValueSuggestions values;

    LineCompleter(CommandCatalog catalog, ValueSuggestions values) {
        this.catalog = catalog;
        this.values = values;
    }

    /** Looks up now what is asked for most. */
    void prepare() {
        values.prepare();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        String word =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        candidates.addAll(
                FittedList.of(candidates(before, word), reader.getTerminal().getColumns()));
    }

    /** What may stand after these words; {@code word} is what was typed of it so far. */
    List<Candidate> candidates(List<String> before, String word) {
        Stream<Candidate> names = word.startsWith("-") ? Stream.empty() : nextWords(before);
        Optional<CommandSpec> command = catalog.longest(before);
        return Stream.concat(names, command.stream().flatMap(found -> after(found, before, word)))
                .toList();
    }

    private Stream<Candidate> nextWords(List<String> before) {
        Map<String, String> words = new LinkedHashMap<>();
        for (CommandSpec command : catalog.under(before)) {
            boolean last = command.words().size() == before.size() + 1;
            String description = last ? command.description() : catalog.groups().getOrDefault(command.group(), "");
            words.putIfAbsent(command.words().get(before.size()), description);
        }
        return words.entrySet().stream().map(entry -> candidate(entry.getKey(), entry.getValue()));
    }

    private Stream<Candidate> after(CommandSpec command, List<String> before, String word) {
        List<String> typed = before.subList(command.words().size(), before.size());
        List<String> arguments = arguments(command, typed);
        Optional<OptionSpec> open = typed.isEmpty() || typed.contains("--")
                ? Optional.empty()
                : command.option(typed.get(typed.size() - 1)).filter(option -> !option.flag());
        if (open.isPresent()) {
            return values(open.get().value(), new TypedCommand(command.name(), arguments, word), "");
        }
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            TypedCommand value = new TypedCommand(command.name(), arguments, word.substring(equals + 1));
            return command.option(word.substring(0, equals)).stream()
                    .flatMap(option -> values(option.value(), value, word.substring(0, equals + 1)));
        }
        return word.startsWith("-") && !typed.contains("--")
                ? options(command, typed)
                : argument(command, arguments, word);
    }

    private Stream<Candidate> values(ValueSpec value, TypedCommand typed, String prefix) {
        List<Suggestion> found = values.of(value, typed).toList();
        return IntStream.range(0, found.size()).mapToObj(i -> found.get(i).candidate(prefix, i + 1));
    }

    private static Stream<Candidate> options(CommandSpec command, List<String> typed) {
        return command.options().stream()
                .filter(option -> option.repeatable()
                        || typed.stream()
                                .noneMatch(word -> command.option(word.split("=", 2)[0])
                                        .filter(option::equals)
                                        .isPresent()))
                .map(option -> candidate(option.typed(), option.description()));
    }

    private Stream<Candidate> argument(CommandSpec command, List<String> arguments, String word) {
        Optional<ValueSpec> value = command.argument(arguments.size()).map(ArgumentSpec::value);
        return value.filter(spec -> spec.type() == ValueType.COMMAND).isPresent()
                ? nextWords(arguments)
                : value.stream().flatMap(spec -> values(spec, new TypedCommand(command.name(), arguments, word), ""));
    }

    /** The arguments among the words behind a command's name. */
    private static List<String> arguments(CommandSpec command, List<String> typed) {
        List<String> arguments = new ArrayList<>();
        boolean ended = false;
        for (int i = 0; i < typed.size(); i++) {
            String given = typed.get(i);
            if (!ended && given.equals("--")) {
                ended = true;
            } else if (!ended && given.startsWith("-")) {
                i += command.option(given).filter(option -> !option.flag()).isPresent() ? 1 : 0;
            } else {
                arguments.add(given);
            }
        }
        return arguments;
    }

    private static Candidate candidate(String value, String description) {
        return new Candidate(value, value, null, description.isEmpty() ? null : description, null, null, true);
    }
}
