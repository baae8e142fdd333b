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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTests {

    @TempDir
    Path directory;

    @Test
    void theStreamsStayApartAndTheExitCodeComesThrough() {
        ProcessResult result = shell("echo out; echo oops >&2; exit 3").run();
        assertThat(result).isEqualTo(new ProcessResult(3, "out\n", "oops\n"));
    }

    @Test
    void itRunsInItsDirectoryWithItsVariablesAndWithoutInput() {
        ProcessResult result = new ChildProcess(
                        List.of("sh", "-c", "pwd; echo $GIVEN; cat"),
                        directory,
                        Map.of("GIVEN", "a b"),
                        Duration.ofMinutes(1))
                .run();
        assertThat(result.stdout()).isEqualTo(directory + "\na b\n");
    }

    @Test
    void muchOutputOnBothStreamsDoesNotStopIt() {
        ProcessResult result = shell("i=0; while [ $i -lt 20000 ]; do echo 'a line of output'; "
                        + "echo 'a line of complaint' >&2; i=$((i+1)); done")
                .run();
        assertThat(result.stdout().lines()).hasSize(20_000);
        assertThat(result.stderr().lines()).hasSize(20_000);
    }

    @Test
    void eachLineIsToldAsItComes() {
        List<String> lines = new CopyOnWriteArrayList<>();
        shell("echo one; echo two").run(lines::add);
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItStarted() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        ChildProcess slow = new ChildProcess(
                List.of("sh", "-c", "sleep 300 & echo $!; wait"), directory, Map.of(), Duration.ofSeconds(4));
        assertThatThrownBy(() -> slow.run(lines::add))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("did not end within 4 s and was ended");
        assertGone(lines.get(0));
    }

    @Test
    void anInterruptEndsItAndIsCleared() throws Exception {
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        CompletableFuture<String> child = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(() -> {
            waiting.complete(Thread.currentThread());
            try {
                shell("sleep 300 & echo $!; wait").run(child::complete);
                return false;
            } catch (DrshException e) {
                return e.outcome() == Outcome.INTERRUPTED
                        && !Thread.currentThread().isInterrupted();
            }
        });
        String pid = child.get();
        waiting.get().interrupt();
        assertThat(interrupted.get()).isTrue();
        assertGone(pid);
    }

    @Test
    void somethingLeftInTheBackgroundDoesNotHoldUpTheResult() throws IOException {
        ProcessResult result = shell("echo done; sleep 300 & echo $!").run();
        String pid = result.stdout().lines().skip(1).findFirst().orElseThrow();
        assertThat(result.stdout()).startsWith("done\n");
        assertThat(gone(pid)).isFalse();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        ChildProcess missing =
                new ChildProcess(List.of("no-such-program", "x"), directory, Map.of(), Duration.ofSeconds(1));
        assertThatThrownBy(missing::run)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessage("'no-such-program' cannot be started");
    }

    @Test
    void warningsAreNotTheComplaint() {
        assertThat(new ProcessResult(
                                1,
                                "",
                                "no such service: web\ntime=\"2026-01-11\" level=warning msg=\"X is not set\"\n\n")
                        .complaint())
                .isEqualTo("no such service: web");
        assertThat(new ProcessResult(1, "only out\n", " \n").complaint()).isEqualTo("only out");
        assertThat(new ProcessResult(7, "", "").complaint()).isEqualTo("exit code 7");
    }

    private ChildProcess shell(String script) {
        return new ChildProcess(List.of("sh", "-c", script), directory, Map.of(), Duration.ofMinutes(1));
    }

    private static void assertGone(String pid) throws IOException {
        assertThat(gone(pid)).isTrue();
    }

    /** Where process 1 is no real init, an orphan that has ended stays on as a zombie: it is gone all the same. */
    private static boolean gone(String pid) throws IOException {
        Path stat = Path.of("/proc", pid, "stat");
        if (!Files.exists(stat)) {
            return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
        }
        String state = Files.readString(stat);
        return state.substring(state.lastIndexOf(')') + 2).startsWith("Z");
    }
}
