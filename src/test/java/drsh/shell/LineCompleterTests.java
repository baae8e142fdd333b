package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.shell.line.CommandCatalog;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
}
