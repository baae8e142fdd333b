package drsh.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardianTests {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path directory;

    @Test
    void whoIsNotDismissedRunsTheCommand() throws Exception {
        Guardian guardian = Guardian.of(note(), LONG);
        ProcessHandle process = process();
        guardian.settled();
        guardian.close();
        assertThat(process.onExit().get(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(notes()).isEqualTo("x");
    }

    @Test
    void whoIsDismissedDoesNothing() throws Exception {
        Guardian guardian = Guardian.of(note(), LONG);
        ProcessHandle process = process();
        guardian.settled();
        guardian.dismiss();
        assertThat(process.onExit().get(60, TimeUnit.SECONDS)).isNotNull();
        guardian.close();
        assertThat(Files.exists(directory.resolve("notes"))).isFalse();
    }

    @Test
    void asLongAsSomethingMayUndoItTheCommandIsRunAgain() throws Exception {
        Guardian guardian = Guardian.of(note(), Duration.ofSeconds(3));
        ProcessHandle process = process();
        guardian.close();
        assertThat(process.onExit().get(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(notes()).isEqualTo("xxx");
    }

    @Test
    void aCommandThatFailsIsTriedAgain() throws Exception {
        List<String> failingOnce = List.of(
                "sh",
                "-c",
                "printf x >>\"$1/notes\"; read -r all <\"$1/notes\"; [ \"$all\" = xx ]",
                "t",
                directory.toString());
        Guardian guardian = Guardian.of(failingOnce, LONG);
        ProcessHandle process = process();
        guardian.settled();
        guardian.close();
        assertThat(process.onExit().get(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(notes()).isEqualTo("xx");
    }

    @Test
    void theSignalsOfATerminalDoNotEndIt() throws Exception {
        Guardian guardian = Guardian.of(note(), LONG);
        ProcessHandle process = process();
        for (String signal : List.of("INT", "TERM", "HUP")) {
            new ChildProcess(
                            List.of("sh", "-c", "kill -" + signal + " \"$1\"", "t", String.valueOf(process.pid())),
                            directory,
                            java.util.Map.of(),
                            Duration.ofSeconds(30))
                    .run();
        }
        guardian.settled();
        guardian.close();
        assertThat(process.onExit().get(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(notes()).isEqualTo("x");
    }

    @Test
    void aCommandThatIsNotThereIsRefusedBeforeItIsNeeded() {
        assertThatThrownBy(() -> Guardian.of(List.of("no-such-program", "start"), LONG))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("'no-such-program start'");
    }

    private List<String> note() {
        return List.of("sh", "-c", "printf x >>\"$1/notes\"", "t", directory.toString());
    }

    private String notes() throws IOException {
        return Files.readString(directory.resolve("notes"));
    }

    private static ProcessHandle process() {
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        List.of(child.info().arguments().orElse(new String[0])).contains("drsh-guardian"))
                .findFirst()
                .orElseThrow();
    }
}
