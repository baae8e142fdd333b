package drsh.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Risk;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.CommonOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MistakeHighlighterTests {

    private final CommandCatalog catalog = new CommandCatalog(
            List.of(command("backup", "list"), command("backup", "verify"), command("help")), Map.of());

    private static CommandSpec command(String... words) {
        return new CommandSpec(
                List.of(words),
                words[0],
                "",
                Risk.READ,
                List.of(),
                List.of(CommonOptions.JSON, CommonOptions.CONFIRM),
                List.of(),
                Set.of(),
                0);
    }

    private List<String> wrong(String line) {
        return MistakeHighlighter.mistakes(catalog, line).stream()
                .map(TypedWords.Word::raw)
                .toList();
    }

    @Test
    void whatCanStillBecomeACommandIsCalm() {
        assertThat(wrong("")).isEmpty();
        assertThat(wrong("bac")).isEmpty();
        assertThat(wrong("backup")).isEmpty();
        assertThat(wrong("backup ver")).isEmpty();
        assertThat(wrong("backup list --js")).isEmpty();
        assertThat(wrong("backup list --json x 'y z'")).isEmpty();
        assertThat(wrong("# backpu")).isEmpty();
    }

    @Test
    void whatCannotIsWrong() {
        assertThat(wrong("bax")).containsExactly("bax");
        assertThat(wrong("bac ")).containsExactly("bac");
        assertThat(wrong("backup lits")).containsExactly("lits");
        assertThat(wrong("backup list --jsn")).containsExactly("--jsn");
        assertThat(wrong("backup list --js ")).containsExactly("--js");
        assertThat(wrong("backup list --js=x --nope -q")).containsExactly("--js=x", "--nope", "-q");
    }

    @Test
    void valuesAndWhatFollowsTwoDashesAreCalm() {
        assertThat(wrong("backup list --confirm --x")).isEmpty();
        assertThat(wrong("backup list -- --x")).isEmpty();
        assertThat(wrong("backup list -")).isEmpty();
    }

    @Test
    void theTextStaysAsItWasTyped() {
        MistakeHighlighter highlighter = new MistakeHighlighter(() -> Optional.of(catalog));
        for (String line : List.of("", "bax  y", "backup list --nope 'a", "x".repeat(10_000), "größe 一")) {
            assertThat(highlighter.shown(line).toString()).isEqualTo(line);
        }
    }
}
