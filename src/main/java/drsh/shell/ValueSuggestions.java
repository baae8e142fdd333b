package drsh.shell;

import drsh.runbook.Input;
import drsh.runbook.InputType;
import drsh.shell.line.ValueSpec;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The values that completion offers, by type: those known here, and those that {@link ValueCompleter}s know. */
final class ValueSuggestions {

    /** What completes the value of a runbook's input. */
    private static final Map<InputType, ValueType> TYPES = Map.of(
            InputType.BACKUP, ValueType.BACKUP_ID,
            InputType.DATABASE, ValueType.DATABASE,
            InputType.SERVICE, ValueType.SERVICE,
            InputType.STORAGE, ValueType.STORAGE,
            InputType.FILE, ValueType.FILE);

    /** Those whose values depend on the command and on what stands before them. */
    private static final Set<ValueType> DEPENDENT =
            EnumSet.of(ValueType.STEP, ValueType.INPUT, ValueType.SESSION_ID, ValueType.RESTORE_ID);

    private final Supplier<Stream<ValueCompleter>> completers;
    private final LookedUp lookedUp = new LookedUp();

    ValueSuggestions(Supplier<Stream<ValueCompleter>> completers) {
        this.completers = completers;
    }

    /** The values of a type. */
    Stream<Suggestion> of(ValueSpec spec, TypedCommand typed) {
        return spec.type() == ValueType.CHOICE ? choices(spec.choices()) : of(spec.type(), typed);
    }

    /** The values of an input of a runbook. */
    Stream<Suggestion> of(Input input, String word) {
        return input.type() == InputType.CHOICE
                ? choices(input.choices())
                : of(TYPES.getOrDefault(input.type(), ValueType.TEXT), TypedCommand.none(word));
    }

    private Stream<Suggestion> of(ValueType type, TypedCommand typed) {
        return switch (type) {
            case FILE, FOREIGN_FILE -> paths(typed.word(), false);
            case DIRECTORY -> paths(typed.word(), true);
            // The stack's name confirms what destroys: it has to be typed.
            case TEXT, NUMBER, DURATION, STACK -> Stream.empty();
            default -> plugged(type, typed).filter(Suggestion::typeable);
        };
    }

    /** Looks up now what is asked for most, so that the first TAB need not. */
    void prepare() {
        plugged(ValueType.BACKUP_ID, TypedCommand.none(""));
    }

    private static Stream<Suggestion> choices(List<String> choices) {
        return choices.stream().map(choice -> new Suggestion(choice, ""));
    }

    private Stream<Suggestion> plugged(ValueType type, TypedCommand typed) {
        String key = type + (DEPENDENT.contains(type) ? " " + typed.name() + " " + typed.arguments() : "");
        if (type == ValueType.INPUT) {
            // Which input it is; nothing else that was typed matters.
            key += " " + typed.word().split("=", -1)[0] + typed.word().contains("=");
        }
        String name = key;
        return lookedUp
                .of(
                        name,
                        () -> completers
                                .get()
                                .filter(completer -> completer.type() == type)
                                .flatMap(completer -> completer.suggestions(typed).stream())
                                .toList())
                .stream();
    }

    private static Stream<Suggestion> paths(String typed, boolean directoriesOnly) {
        String parent = typed.substring(0, typed.lastIndexOf('/') + 1);
        boolean hidden = typed.substring(parent.length()).startsWith(".");
        try (Stream<Path> entries = Files.list(Path.of(parent.isEmpty() ? "." : parent))) {
            return entries
                    .filter(path -> !directoriesOnly || Files.isDirectory(path))
                    .filter(path ->
                            hidden || !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .map(path -> path(parent, path))
                    .filter(Suggestion::typeable)
                    .toList()
                    .stream();
        } catch (IOException | InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Suggestion path(String parent, Path path) {
        String name = parent + path.getFileName();
        return Files.isDirectory(path) ? new Suggestion(name + "/", "", false) : new Suggestion(name, "");
    }
}
