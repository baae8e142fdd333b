package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    private void open(String... arguments) throws Exception {
        terminal.open(program, arguments);
    }

    @Test
    void thePromptNamesTheStackAndCtrlDLeaves() throws Exception {
        open();
        terminal.await(PROMPT);
        assertThat(terminal.screen()).contains(", stack reflectus-app\nhelp lists the commands");
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
        terminal.open(program.with("JAVA_HOME", temporary.resolve("java").toString()), "version");
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
        open();
        terminal.await(PROMPT);
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
    void enterAloneSaysNoAndOnlyTheWholeNameSaysYes() throws Exception {
        open();
        terminal.await(PROMPT);
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
        open();
        terminal.await(PROMPT);
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
    void aBrokenConfigurationIsToldAtTheStart() throws Exception {
        Files.writeString(program.directory().resolve("drsh.yml"), "stack: [\n");
        open();
        terminal.await("drsh.yml, line 2: no valid YAML");
        terminal.await("exit code 2");
    }

    @Test
    void historyIsKeptForItsOwnerOnlyAndWithoutAnswers() throws Exception {
        open();
        terminal.await(PROMPT);
        terminal.type("sample import f");
        terminal.keys("Enter");
        terminal.await("Take it?");
        terminal.type("yes");
        terminal.keys("Enter");
        terminal.await("RAN import f");
        terminal.keys("Up");
        terminal.await(PROMPT + "sample import f");
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
