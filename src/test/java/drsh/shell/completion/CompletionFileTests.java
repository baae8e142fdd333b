package drsh.shell.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionFileTests {

    private static final String SCRIPT = "# Rendered from the command registry by the build: do not edit it\n";

    @TempDir
    Path temporary = Path.of("");

    private CompletionFile file() {
        return CompletionFile.of(LoginShell.FISH, Map.of("HOME", temporary.toString()));
    }

    @Test
    void eachShellHasItsPlaceBelowHome() {
        assertThat(Stream.of(LoginShell.values())
                        .map(shell -> CompletionFile.of(shell, Map.of("HOME", "/home/ann", "XDG_DATA_HOME", "no"))
                                .path()
                                .toString()))
                .containsExactly(
                        "/home/ann/.local/share/bash-completion/completions/drsh",
                        "/home/ann/.local/share/zsh/site-functions/_drsh",
                        "/home/ann/.config/fish/completions/drsh.fish");
    }

    @Test
    void theDirectoriesOfXdgComeFirst() {
        Map<String, String> environment = Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "/settings");
        assertThat(CompletionFile.of(LoginShell.BASH, environment).path())
                .hasToString("/data/bash-completion/completions/drsh");
        assertThat(CompletionFile.of(LoginShell.FISH, environment).path())
                .hasToString("/settings/fish/completions/drsh.fish");
    }

    @Test
    void withoutAHomeItIsRefused() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> CompletionFile.of(LoginShell.ZSH, Map.of()))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .withMessageContaining("HOME is not set");
    }

    @Test
    void theSameScriptAgainChangesNothingAndAnOlderOneGivesWay() throws Exception {
        assertThat(file().change(SCRIPT)).isEqualTo(CompletionFile.Change.NEW);
        file().write(SCRIPT);
        assertThat(file().change(SCRIPT)).isEqualTo(CompletionFile.Change.NONE);
        assertThat(file().change(SCRIPT + "more")).isEqualTo(CompletionFile.Change.NEWER);
        file().write(SCRIPT + "more");
        assertThat(file().path()).content().isEqualTo(SCRIPT + "more");
        assertThat(file().path().getParent()).isDirectoryContaining("glob:**drsh.fish");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
    }

    @Test
    void anothersFileIsLeftAsItIs() throws Exception {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), "mine");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> file().change(SCRIPT))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .withMessageContaining("was not written by drsh");
        Files.delete(file().path());
        Files.createDirectory(file().path());
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> file().change(SCRIPT))
                .withMessageContaining("is no regular file");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path kept = Files.writeString(temporary.resolve("kept"), SCRIPT);
        Files.createDirectories(file().path().getParent());
        Files.createSymbolicLink(file().path(), kept);
        file().write(SCRIPT + "more");
        assertThat(file().path()).isSymbolicLink();
        assertThat(kept).content().isEqualTo(SCRIPT + "more");
    }

    @Test
    void whereItCannotBeWrittenItIsRefusedAndNothingIsLeft() throws Exception {
        Files.writeString(temporary.resolve(".config"), "no directory");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> file().write(SCRIPT))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .withMessageContaining("cannot be written");
        assertThat(temporary).isDirectoryNotContaining("glob:**.drsh-*");
    }

    @Test
    void theShellIsThatOfTheLogin() {
        assertThat(LoginShell.of(Map.of("SHELL", "/usr/bin/zsh"))).isEqualTo(LoginShell.ZSH);
        for (Map<String, String> other : java.util.List.of(Map.<String, String>of(), Map.of("SHELL", "/bin/dash"))) {
            assertThatExceptionOfType(DrshException.class)
                    .isThrownBy(() -> LoginShell.of(other))
                    .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE));
        }
    }

    @Test
    void zshIsToldWhatIsMissingInItsSettingsOnly() throws Exception {
        Map<String, String> environment = Map.of("HOME", temporary.toString());
        CompletionFile file = CompletionFile.of(LoginShell.ZSH, environment);
        assertThat(new Activation(file, environment).lines())
                .contains("  fpath=(" + temporary + "/.local/share/zsh/site-functions $fpath)");
        Files.writeString(temporary.resolve(".zshrc"), "fpath=(~/.local/share/zsh/site-functions $fpath)\n");
        assertThat(new Activation(file, environment).lines()).containsExactly("a new zsh has it");
    }

    @Test
    void aPathWithBlanksIsQuotedForTheShell() {
        CompletionFile file = CompletionFile.of(LoginShell.BASH, Map.of("HOME", "/home/ann's files"));
        assertThat(new Activation(file, Map.of()).lines())
                .contains("  . '/home/ann'\\''s files/.local/share/bash-completion/completions/drsh'");
    }
}
