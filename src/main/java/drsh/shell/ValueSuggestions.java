package drsh.shell;

import drsh.shell.line.CommandCatalog;
import drsh.shell.line.ValueSpec;
import drsh.shell.line.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jspecify.annotations.Nullable;

/** The values that completion offers, by type: those known here, and those that {@link ValueCompleter}s know. */
final class ValueSuggestions {

    private final CommandCatalog catalog;
    private final Supplier<Stream<ValueCompleter>> completers;

    ValueSuggestions(CommandCatalog catalog, Supplier<Stream<ValueCompleter>> completers) {
        this.catalog = catalog;
        this.completers = completers;
    }

    /**
     * A value, and whether it is whole.
     *
     * @param complete whether a blank follows; not so after a directory
     */
    record Value(String text, String description, boolean complete) {

        /** As JLine takes it, behind a prefix such as {@code --into=}. */
        Candidate candidate(String prefix) {
            @Nullable String shown = description.isEmpty() ? null : description;
            return new Candidate(prefix + text, text, null, shown, null, null, complete);
        }
    }

    /** The values of a type; {@code typed} is what there is of it so far. */
    Stream<Value> of(ValueSpec spec, String typed) {
        return switch (spec.type()) {
            case CHOICE -> spec.choices().stream().map(choice -> new Value(choice, "", true));
            case COMMAND ->
                catalog.commands().stream()
                        .map(command -> command.words().get(0))
                        .distinct()
                        .map(word -> new Value(word, "", true));
            case FILE, FOREIGN_FILE -> paths(typed, false);
            case DIRECTORY -> paths(typed, true);
            default -> plugged(spec.type());
        };
    }

    private Stream<Value> plugged(ValueType type) {
        try {
            return completers
                    .get()
                    .filter(completer -> completer.type() == type)
                    .flatMap(completer -> completer.suggestions().stream())
                    .map(suggestion -> new Value(suggestion.value(), suggestion.description(), true))
                    .toList()
                    .stream();
        } catch (RuntimeException e) {
            // Completion is a comfort: whatever is wrong will be told by the command itself.
            return Stream.empty();
        }
    }

    private static Stream<Value> paths(String typed, boolean directoriesOnly) {
        String parent = typed.substring(0, typed.lastIndexOf('/') + 1);
        try (Stream<Path> entries = Files.list(Path.of(parent.isEmpty() ? "." : parent))) {
            List<Value> values = entries.filter(path -> !directoriesOnly || Files.isDirectory(path))
                    .sorted()
                    .map(path -> value(parent, path))
                    .toList();
            return values.stream();
        } catch (IOException | InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Value value(String parent, Path path) {
        String name = parent + path.getFileName();
        return Files.isDirectory(path) ? new Value(name + "/", "", false) : new Value(name, "", true);
    }
}
