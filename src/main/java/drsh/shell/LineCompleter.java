package drsh.shell;

import drsh.shell.line.ArgumentSpec;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.OptionSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, options and values from the catalog. JLine drops what does not match and escapes blanks. */
final class LineCompleter implements Completer {

    private final CommandCatalog catalog;
    private final ValueSuggestions values;

    LineCompleter(CommandCatalog catalog, ValueSuggestions values) {
        this.catalog = catalog;
        this.values = values;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        String word =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        candidates.addAll(candidates(before, word));
    }

    /** What may stand after these words; {@code word} is what was typed of it so far. */
    List<Candidate> candidates(List<String> before, String word) {
        Stream<Candidate> names = nextWords(before);
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
        Optional<OptionSpec> open = typed.isEmpty() || typed.contains("--")
                ? Optional.empty()
                : command.option(typed.get(typed.size() - 1)).filter(option -> !option.flag());
        if (open.isPresent()) {
            return values.of(open.get().value(), word).map(value -> value.candidate(""));
        }
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            return command.option(word.substring(0, equals)).stream()
                    .flatMap(option -> values.of(option.value(), word.substring(equals + 1)))
                    .map(value -> value.candidate(word.substring(0, equals + 1)));
        }
        return word.startsWith("-") && !typed.contains("--") ? options(command, typed) : argument(command, typed, word);
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

    private Stream<Candidate> argument(CommandSpec command, List<String> typed, String word) {
        int position = 0;
        boolean ended = false;
        for (int i = 0; i < typed.size(); i++) {
            String given = typed.get(i);
            if (!ended && given.equals("--")) {
                ended = true;
            } else if (!ended && given.startsWith("-")) {
                i += command.option(given).filter(option -> !option.flag()).isPresent() ? 1 : 0;
            } else {
                position++;
            }
        }
        return command.argument(position).map(ArgumentSpec::value).stream()
                .flatMap(value -> values.of(value, word))
                .map(value -> value.candidate(""));
    }

    private static Candidate candidate(String value, String description) {
        return new Candidate(value, value, null, description.isEmpty() ? null : description, null, null, true);
    }
}
