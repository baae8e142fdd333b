package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.shell.completion.CompletionScript;
import drsh.shell.completion.LoginShell;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.OptionSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The completion scripts and the command registry. */
class CompletionScriptsTests {

    @ParameterizedTest
    @EnumSource
    void theScriptInTheTreeIsThatOfTheRegistry(LoginShell shell) throws Exception {
        assertThat(Path.of("completions").resolve(shell.script()))
                .as("bring it up to date with: mvn -q -o process-classes && cp target/completions/* completions/")
                .content()
                .isEqualTo(CompletionScript.render(shell, CompletionScripts.catalog()));
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandOptionAndChoiceIsInTheScript(LoginShell shell) {
        CommandCatalog catalog = CompletionScripts.catalog();
        String script = CompletionScript.render(shell, catalog);
        assertThat(catalog.commands()).hasSizeGreaterThan(20).allSatisfy(command -> {
            String branch = shell == LoginShell.FISH ? "case '" + command.name() + "'" : "'" + command.name() + "')";
            assertThat(script).contains(branch);
            String after = script.substring(script.indexOf(branch) + branch.length());
            String own = after.split(shell == LoginShell.FISH ? "case '" : ";;", 2)[0];
            assertThat(command.options()).allSatisfy(option -> assertThat(own).contains(entry(option)));
        });
    }

    private static String entry(OptionSpec option) {
        String letter = option.shortName().map(c -> ",-" + c).orElse("");
        return option.typed() + letter + (option.repeatable() ? "+" : "") + "|"
                + String.join(",", option.value().choices());
    }

    @Test
    void whatIsSaidOfACommandCannotEndItsQuotes() {
        CommandCatalog catalog =
                new CommandCatalog(SampleCatalog.catalog().commands(), Map.of("sample", "It's \\ $(quoted)"));
        assertThat(CompletionScript.render(LoginShell.ZSH, catalog)).contains("'sample|It'\\''s \\ $(quoted)'");
        assertThat(CompletionScript.render(LoginShell.FISH, catalog)).contains("'sample|It\\'s \\\\ $(quoted)'");
    }

    @Test
    void theBuildStepWritesAllOfThem(@TempDir Path directory) throws Exception {
        CompletionScripts.main(new String[] {directory.resolve("new").toString()});
        for (LoginShell shell : LoginShell.values()) {
            assertThat(Files.readString(directory.resolve("new").resolve(shell.script())))
                    .isEqualTo(CompletionScript.render(shell, CompletionScripts.catalog()));
        }
    }
}
