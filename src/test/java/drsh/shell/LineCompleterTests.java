package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Risk;
import drsh.shell.line.ArgumentSpec;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.ValueSpec;
import drsh.shell.line.ValueType;
import drsh.shell.prompt.FittedList;
import drsh.shell.screen.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCompleterTests {

    private final CommandCatalog catalog = SampleCatalog.catalog();

    private List<String> offered(String before, String word) {
        ValueCompleter backups = new ValueCompleter() {
            @Override
            public ValueType type() {
                return ValueType.BACKUP_ID;
            }

            @Override
            public List<Suggestion> suggestions(TypedCommand typed) {
                return List.of(new Suggestion("latest", "2 h old"));
            }
        };
        LineCompleter completer = new LineCompleter(catalog, new ValueSuggestions(() -> Stream.of(backups)));
        List<String> words = before.isEmpty() ? List.of() : Arrays.asList(before.split(" ", -1));
        return completer.candidates(words, word).stream().map(Candidate::value).toList();
    }

    @Test
    void wordsOfCommandsComeFirst() {
        assertThat(offered("", "")).containsExactly("sample");
        assertThat(offered("sample", "")).contains("create", "restore").doesNotContain("sample");
    }

    @Test
    void optionsAreOfferedOnce() {
        assertThat(offered("sample create", "--")).contains("--label", "--dry-run", "--help");
        assertThat(offered("sample create --label x -j 2", "--")).doesNotContain("--label", "--jobs");
        assertThat(offered("sample stop --table x", "--")).contains("--table");
    }

    @Test
    void valuesFollowTheirOptionsAndArguments() {
        assertThat(offered("sample create --format", "")).containsExactly("custom", "plain-text");
        assertThat(offered("sample create", "--format=p")).contains("--format=plain-text");
        assertThat(offered("sample restore", "")).containsExactly("latest");
        assertThat(offered("sample restore --into x", "")).containsExactly("latest");
        assertThat(offered("sample restore latest", "")).isEmpty();
        assertThat(offered("sample create --label", "")).isEmpty();
    }

    @Test
    void filesAreCompletedFolderByFolder(@TempDir Path directory) throws IOException {
        Files.createFile(directory.resolve("a b.dump"));
        Files.createDirectory(directory.resolve("sub"));
        assertThat(offered("sample import", directory + "/"))
                .containsExactly(directory + "/a b.dump", directory + "/sub/");
    }

    @Test
    void whatCannotBeFoundOutIsNotOffered() {
        LineCompleter completer = new LineCompleter(catalog, new ValueSuggestions(() -> {
            throw new IllegalStateException("no engine");
        }));
        assertThat(completer.candidates(List.of("sample", "restore"), "")).isEmpty();
    }

    @Test
    void helpTakesTheWordsOfCommands() {
        assertThat(offered("help", "")).isEmpty();
        CommandSpec help = new CommandSpec(
                List.of("help"),
                "",
                "",
                Risk.READ,
                List.of(new ArgumentSpec(
                        "COMMAND", "", new ValueSpec(ValueType.COMMAND, String.class), false, true, "")),
                List.of(),
                List.of(),
                Set.of(),
                0);
        List<CommandSpec> all =
                Stream.concat(catalog.commands().stream(), Stream.of(help)).toList();
        CommandCatalog withHelp = new CommandCatalog(all, Map.of());
        LineCompleter completer = new LineCompleter(withHelp, new ValueSuggestions(Stream::of));
        assertThat(completer.candidates(List.of("help"), ""))
                .extracting(Candidate::value)
                .contains("sample");
        assertThat(completer.candidates(List.of("help", "sample"), ""))
                .extracting(Candidate::value)
                .contains("create");
    }

    @Test
    void theOrderOfTheValuesIsKept() {
        ValueCompleter ids = completer(ValueType.BACKUP_ID, "latest", "20260112", "20260111");
        LineCompleter completer = new LineCompleter(catalog, new ValueSuggestions(() -> Stream.of(ids)));
        List<Candidate> sorted = completer.candidates(List.of("sample", "restore"), "").stream()
                .sorted()
                .toList();
        assertThat(sorted).extracting(Candidate::value).containsExactly("latest", "20260112", "20260111");
    }

    @Test
    void whatCannotBeTypedAndTheStacksNameAreNotOffered() {
        ValueCompleter ids = completer(ValueType.BACKUP_ID, "a\nb", "c");
        ValueCompleter stacks = completer(ValueType.STACK, "reflectus");
        LineCompleter completer = new LineCompleter(catalog, new ValueSuggestions(() -> Stream.of(ids, stacks)));
        assertThat(completer.candidates(List.of("sample", "restore"), ""))
                .extracting(Candidate::value)
                .containsExactly("c");
        assertThat(completer.candidates(List.of("sample", "restore", "x"), "--confirm="))
                .isEmpty();
    }

    @Test
    void descriptionsFitTheTerminal() {
        Candidate wide = new Candidate("20260111-020000", "20260111-020000", null, "x".repeat(90), null, null, true);
        assertThat(FittedList.of(List.of(wide), 40).get(0).descr()).hasSize(21).endsWith("…");
        assertThat(FittedList.of(List.of(wide), 20).get(0).descr()).isNull();
    }

    private static ValueCompleter completer(ValueType type, String... values) {
        return new ValueCompleter() {
            @Override
            public ValueType type() {
                return type;
            }

            @Override
            public List<Suggestion> suggestions(TypedCommand typed) {
                return Stream.of(values).map(value -> new Suggestion(value, "")).toList();
            }
        };
    }
}
