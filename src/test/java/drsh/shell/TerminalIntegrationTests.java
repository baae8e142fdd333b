package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in a real terminal. */
class TerminalIntegrationTests {

    private static final String PROMPT = "reflectus-app> ";

    @TempDir
    Path temporary = Path.of("");

    private Tmux terminal = new Tmux(temporary);
    private Program program = Program.samples(temporary);

    @BeforeEach
    void start() throws Exception {
        Path directory = Files.createDirectory(temporary.resolve("Reflectus-App"));
        program = new Program(program.launcher(), directory, temporary.resolve("state"), true);
        terminal = new Tmux(temporary.resolve("tmux"));
    }

    @AfterEach
    void stop() throws Exception {
        terminal.close();
    }

    /** Waits until the banner is whole: what it learns later is told above the second prompt. */
    private void openAndLook() throws Exception {
        open();
        terminal.await("next    change to the folder of the stack");
        terminal.await(PROMPT);
    }

    private void open(String... arguments) throws Exception {
        terminal.open(program, arguments);
    }

    @Test
    void thePromptNamesTheStackAndCtrlDLeaves() throws Exception {
        open();
        terminal.await(PROMPT);
        assertThat(terminal.screen()).contains(", stack reflectus-app\nstack ");
        terminal.keys("C-d");
        terminal.await("exit code 0");
    }

    @Test
    void whatIsTypedAheadIsRun() throws Exception {
        open();
        terminal.type("sample restore ahead --confirm=reflectus");
        terminal.keys("Enter");
        terminal.await("RAN restore ahead");
    }

    @Test
    void theLauncherTellsHowWideTheTerminalIs() throws Exception {
        Path java = Files.createDirectories(temporary.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        terminal.open(program.with("JAVA_HOME", temporary.resolve("java").toString()), "history");
        terminal.await("-Ddrsh.columns=100 ");
    }

    @Test
    void tabCompletesCommandsOptionsAndValues() throws Exception {
        open();
        terminal.await(PROMPT);
        terminal.type("sam");
        terminal.keys("Tab");
        terminal.await(PROMPT + "sample");
        terminal.type("rest");
        terminal.keys("Tab");
        terminal.await(PROMPT + "sample restore");
        terminal.type("my");
        terminal.keys("Tab");
        terminal.await("my\\ backup.dump");
        terminal.type("--int");
        terminal.keys("Tab");
        terminal.await("--into");
        terminal.type("new --confirm=reflectus");
        terminal.keys("Enter");
        terminal.await("RAN restore my backup.dump Optional[new]");
    }

    @Test
    void aSecretIsNeitherShownNorKept() throws Exception {
        open();
        terminal.await(PROMPT);
        terminal.type("sample secret");
        terminal.keys("Enter");
        terminal.await("Passphrase:");
        terminal.type("correct horse");
        terminal.keys("Enter");
        terminal.await("RAN secret of 13 characters");
        assertThat(terminal.screen()).doesNotContain("correct");
        terminal.keys("C-d");
        terminal.await("exit code 0");
        assertThat(temporary.resolve("state/drsh/history"))
                .content()
                .contains("sample secret")
                .doesNotContain("correct");
    }

    @Test
    void tabShowsWhatThereIsWithDescriptions() throws Exception {
        open();
        terminal.await(PROMPT);
        terminal.type("sample create --");
        terminal.keys("Tab");
        terminal.await("--format");
        terminal.await("Say what would be done");
        terminal.type("format=");
        terminal.keys("Tab");
        terminal.await("plain-text");
    }

    @Test
    void ctrlCAtThePromptStays() throws Exception {
        open();
        terminal.await(PROMPT);
        terminal.keys("C-c");
        terminal.await("nothing is running");
        terminal.type("sample list");
        terminal.keys("Enter");
        terminal.await("RAN list");
    }

    @Test
    void ctrlCStopsTheCommandAndThePromptReturns() throws Exception {
        openAndLook();
        terminal.type("sample wait --cleanup=2s");
        terminal.keys("Enter");
        terminal.await("waiting");
        terminal.keys("C-c");
        // Two signals that come at once are one.
        terminal.await("cleaning up");
        terminal.keys("C-c");
        terminal.await("still cleaning up");
        terminal.await("cleaned up\ninterrupted\n" + PROMPT);
        terminal.type("sample wait");
        terminal.keys("Enter");
        terminal.await("sample wait\nwaiting");
        terminal.keys("C-c");
        terminal.await("waiting\n^C\ncleaned up\ninterrupted\n" + PROMPT);
        terminal.type("sample list");
        terminal.keys("Enter");
        terminal.await("RAN list");
    }

    @Test
    void progressIsOneLineAlsoInATerminalThatBecomesNarrowAndGoesAway() throws Exception {
        openAndLook();
        terminal.type("sample copy");
        terminal.keys("Enter");
        terminal.await(" MiB/s, ");
        terminal.await(" left\n");
        narrowWhileItCopies();
        terminal.keys("C-c");
        // Another width is no news: the banner is not told again.
        terminal.await("sample copy\ninterrupted\n" + PROMPT);
        terminal.type("clear");
        terminal.keys("Enter");
        terminal.await(PROMPT + "\n\n\n");
        terminal.type("sample copy");
        terminal.keys("Enter");
        // Wider than the terminal it would scroll: two redraws later there still is one.
        terminal.await("copying");
        terminal.awaitChange(terminal.screen());
        terminal.awaitChange(terminal.screen());
        assertThat(terminal.screen()).containsOnlyOnce("copying");
        terminal.keys("C-c");
        terminal.await("sample copy\ninterrupted\n" + PROMPT);
    }

    @Test
    void oneCommandFitsItsProgressIntoATerminalThatBecomesNarrow() throws Exception {
        open("sample", "copy");
        terminal.await(" left\n");
        narrowWhileItCopies();
        terminal.keys("C-c");
        terminal.await("interrupted\nexit code 130");
        assertThat(terminal.screen()).startsWith("interrupted\n");
    }

    /** The line is wrapped by the terminal and drawn anew, which is seen once it is as short as it has to be. */
    private void narrowWhileItCopies() throws Exception {
        terminal.resize(40, 30);
        terminal.awaitGone(" left");
        terminal.awaitChange(terminal.screen());
        assertThat(terminal.screen()).containsOnlyOnce("copying");
    }

    @Test
    void enterAloneSaysNoAndOnlyTheWholeNameSaysYes() throws Exception {
        openAndLook();
        terminal.type("sample import f");
        terminal.keys("Enter");
        terminal.await("Take it? [y/N]");
        terminal.keys("Enter");
        terminal.await("was not confirmed");
        terminal.type("sample restore latest");
        terminal.keys("Enter");
        terminal.await("Type the stack's name (reflectus) to go on:");
        terminal.type("y");
        terminal.keys("Enter");
        terminal.await("sample restore was not confirmed");
        terminal.type("sample restore other");
        terminal.keys("Enter");
        terminal.await("sample restore other\nEverything is replaced. Type the stack's name (reflectus) to go on:");
        terminal.type("reflectus");
        terminal.keys("Enter");
        terminal.await("RAN restore other");
    }

    @Test
    void ctrlCAtAQuestionGoesBackToThePrompt() throws Exception {
        openAndLook();
        terminal.type("sample import f");
        terminal.keys("Enter");
        terminal.await("Take it? [y/N]");
        terminal.keys("C-c");
        terminal.await("interrupted");
        terminal.type("sample wait");
        terminal.keys("Enter");
        terminal.await("waiting");
        terminal.keys("C-c");
        terminal.await("cleaned up\ninterrupted\n" + PROMPT);
    }

    @Test
    void aMistakeIsToldAndThePromptReturns() throws Exception {
        open();
        terminal.await(PROMPT);
        terminal.type("sample create --label 'x");
        terminal.keys("Enter");
        terminal.await("error: a ' is not closed.");
        terminal.type("sample crash");
        terminal.keys("Enter");
        terminal.await("unexpected: IllegalStateException");
        assertThat(terminal.screen()).doesNotContain("\tat ", "at drsh.");
        terminal.type("quit");
        terminal.keys("Enter");
        terminal.await("exit code 0");
    }

    @Test
    void aBrokenConfigurationIsToldInTheBannerAndByEachCommandThatNeedsIt() throws Exception {
        Files.writeString(program.directory().resolve("drsh.yml"), "stack: [\n");
        open();
        terminal.await("drsh.yml, line 2: no valid YAML");
        terminal.await(PROMPT);
        terminal.type("stack status");
        terminal.keys("Enter");
        terminal.await("error: ");
        terminal.type("sample list");
        terminal.keys("Enter");
        terminal.await("RAN list");
        terminal.keys("C-d");
        terminal.await("exit code 0");
    }

    @Test
    void anEngineThatNeverAnswersDelaysNothing() throws Exception {
        Path socket = temporary.resolve("engine.sock");
        Files.writeString(
                program.directory().resolve("compose.yaml"),
                "name: reflectus-app\nservices: {db: {image: 'postgres:15'}, app: {image: nginx}}\n");
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            terminal.open(program.with("DOCKER_HOST", "unix://" + socket));
            terminal.await(PROMPT);
            terminal.type("sample lis");
            terminal.await("the engine does not answer yet");
            // The banner was filled in above what is being typed.
            terminal.await("next    doctor   (what is wrong with the engine)\n" + PROMPT + "sample lis");
            terminal.resize(40, 30);
            terminal.keys("t", "Enter");
            terminal.await("RAN list");
            terminal.keys("C-d");
            terminal.await("exit code 0");
        }
    }

    @Test
    void mistakesAreRedAndAPastedTextIsNotRunLineByLine() throws Exception {
        openAndLook();
        terminal.type("sampel ");
        terminal.awaitColors("\033[31m\033[49msampel");
        terminal.keys("C-u");
        terminal.type("sample list --nope");
        terminal.awaitColors("\033[31m--nope");
        terminal.keys("C-u");
        terminal.paste("sample list\nsample crash\n");
        terminal.await("sample list\n> sample crash");
        terminal.keys("Enter");
        terminal.await("error: this is more than one line");
        assertThat(terminal.screen()).doesNotContain("RAN list");
        terminal.keys("C-z");
        terminal.type("sample list");
        terminal.keys("Enter");
        terminal.await("RAN list");
    }

    @Test
    void twoShellsShareAHistoryAndNeitherLosesLines() throws Exception {
        open();
        terminal.await(PROMPT);
        Tmux other = new Tmux(temporary.resolve("tmux-other"));
        try {
            other.open(program);
            other.await(PROMPT);
            for (Tmux shell : List.of(terminal, other, terminal)) {
                shell.type("sample stop " + (shell == other ? "there" : "here"));
                shell.keys("Enter");
                shell.await("RAN stop " + (shell == other ? "there" : "here"));
                shell.type("clear");
                shell.keys("Enter");
            }
            other.keys("C-d");
            other.await("exit code 0");
        } finally {
            other.close();
        }
        terminal.keys("C-d");
        terminal.await("exit code 0");
        assertThat(program.state().resolve("drsh/history"))
                .content()
                .contains("sample stop here\n", "sample stop there\n");
    }

    @Test
    void historyIsKeptForItsOwnerOnlyAndWithoutAnswers() throws Exception {
        openAndLook();
        terminal.type("sample import f");
        terminal.keys("Enter");
        terminal.await("Take it?");
        terminal.type("yes");
        terminal.keys("Enter");
        terminal.await("RAN import f\n" + PROMPT);
        terminal.keys("Up");
        terminal.await("RAN import f\n" + PROMPT + "sample import f");
        terminal.keys("C-c", "C-d");
        terminal.await("exit code 0");
        Path history = program.state().resolve("drsh/history");
        assertThat(history).content().isEqualTo("sample import f\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        assertThat(program.run("history").out()).isEqualTo("sample import f\n");
    }

    @Test
    void withoutAPlaceForHistoryItWarnsOnceAndGoesOn() throws Exception {
        Files.createDirectories(program.state().resolve("drsh/history"));
        open();
        terminal.await("no history is kept");
        terminal.type("sample list");
        terminal.keys("Enter");
        terminal.await("RAN list");
    }

    @Test
    void oneCommandAsksAtTheTerminal() throws Exception {
        open("sample", "import", "f");
        terminal.await("Take it? [y/N]");
        terminal.type("y");
        terminal.keys("Enter");
        terminal.await("RAN import f\nexit code 0");
    }

    @Test
    void ctrlCEndsOneCommandWith130() throws Exception {
        open("sample", "wait");
        terminal.await("waiting");
        terminal.keys("C-c");
        terminal.await("cleaned up\ninterrupted\nexit code 130");
    }
}
