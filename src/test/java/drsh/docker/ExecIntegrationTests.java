package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class ExecIntegrationTests {

    private Engine engine;
    private String container;

    @BeforeEach
    void find(TestStack test) {
        engine = test.stack().engine();
        container = test.stack().server().containerId();
    }

    @Test
    void theStreamsStayApartAndTheExitCodeComesThrough() {
        ExecResult result = engine.exec(container, Exec.of("sh", "-c", "echo out; echo oops >&2; exit 3"));
        assertThat(result).isEqualTo(new ExecResult(3, "out\n", "oops\n"));
    }

    @Test
    void argumentsAndVariablesReachTheProgramAsTheyAre() {
        String odd = "a b\t'\"$(id);\\ é";
        ExecResult result = engine.exec(
                container, new Exec(java.util.List.of("sh", "-c", "printf %s \"$0|$ODD\"", odd), Map.of("ODD", odd)));
        assertThat(result.stdout()).isEqualTo(odd + "|" + odd);
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        ExecResult result = engine.exec(container, Exec.of("no-such-program"));
        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.complaint()).contains("no-such-program");
    }

    @Test
    void whatIsCopiedInComesOutTheSame() throws Exception {
        byte[] bytes = new byte[1_000_003];
        new Random(7).nextBytes(bytes);
        try (TemporaryFolder folder = TemporaryFolder.in(engine, container)) {
            String path = folder.put("bytes", new ByteArrayInputStream(bytes), bytes.length);
            try (TarArchiveInputStream tar = new TarArchiveInputStream(engine.copyOut(container, path))) {
                assertThat(tar.getNextEntry().getName()).isEqualTo("bytes");
                assertThat(tar.readAllBytes()).isEqualTo(bytes);
                assertThat(tar.getNextEntry()).isNull();
            }
            assertThatThrownBy(() -> engine.copyOut(container, path + ".none"))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("could not be copied out of the container");
        }
    }

    @Test
    void megabytesOfBinaryOutputArriveUnchanged() throws Exception {
        byte[] bytes = new byte[6_000_001];
        new Random(5).nextBytes(bytes);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (TemporaryFolder folder = TemporaryFolder.in(engine, container)) {
            String path = folder.put("bytes", new ByteArrayInputStream(bytes), bytes.length);
            engine.exec(
                    container, Exec.of("cat", path), new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            assertThat(engine.exec(container, Exec.of("stat", "-c", "%a %U %s", path))
                            .stdout())
                    .isEqualTo("600 root 6000001\n");
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void cancelEndsTheProgramInside() {
        RunningExec running = engine.start(container, sleep("4711"), OutputStream.nullOutputStream(), null);
        running.cancel();
        assertThat(running.running()).isFalse();
        assertThat(processes("4711")).isEmpty();
    }

    @Test
    void cancelKillsAProgramThatDoesNotListen() {
        Exec deaf = Exec.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done # 4712");
        CountDownLatch ready = new CountDownLatch(1);
        RunningExec running = engine.start(container, deaf, new Signalling(ready), null);
        await(ready);
        running.cancel();
        assertThat(processes("4712")).isEmpty();
    }

    @Test
    void anInterruptEndsTheProgramAndIsCleared() throws Exception {
        CompletableFuture<Thread> waiter = new CompletableFuture<>();
        CountDownLatch ready = new CountDownLatch(1);
        CompletableFuture<Boolean> cleared = CompletableFuture.supplyAsync(() -> {
            waiter.complete(Thread.currentThread());
            try {
                engine.exec(container, Exec.of("sh", "-c", "echo ready; exec sleep 4713"), new Signalling(ready));
                throw new AssertionError("it was not interrupted");
            } catch (DrshException e) {
                assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED);
                return !Thread.currentThread().isInterrupted();
            }
        });
        await(ready);
        waiter.get().interrupt();
        assertThat(cleared.get()).isTrue();
        assertThat(processes("4713")).isEmpty();
    }

    @Test
    void anInterruptBeforeTheProgramHasSaidWhoItIsEndsItToo() throws Exception {
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
            RunningExec running = engine.start(container, sleep("4714"), OutputStream.nullOutputStream(), null);
            Thread.currentThread().interrupt();
            running.await();
        });
        assertThatThrownBy(done::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(DrshException.class);
        assertThat(processes("4714")).isEmpty();
    }

    @Test
    void nothingIsStartedOnAThreadThatIsInterruptedAlready() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> engine.exec(container, Exec.of("true")))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aProgramThatMustEndIsNotStoppedByAnInterrupt() throws Exception {
        CompletableFuture<ExecResult> done = CompletableFuture.supplyAsync(() -> {
            RunningExec running = engine.start(
                    container, Exec.of("sh", "-c", "sleep 1; exit 5"), OutputStream.nullOutputStream(), null);
            Thread.currentThread().interrupt();
            ExecResult result = running.awaitWhateverComes();
            assertThat(Thread.interrupted()).isTrue();
            return result;
        });
        assertThat(done.get().exitCode()).isEqualTo(5);
    }

    @Test
    void outputThatCannotBeWrittenEndsTheProgramAndSaysWhy() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> engine.exec(container, Exec.of("sh", "-c", "exec yes 4715"), full))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("'sh'");
        assertThat(processes("4715")).isEmpty();
    }

    private static Exec sleep(String seconds) {
        return Exec.of("sleep", seconds);
    }

    /** The command lines of processes in the container which hold that word. */
    private String processes(String word) {
        String half = word.substring(0, 2) + "'" + word.substring(2) + "'";
        return engine.exec(
                        container,
                        Exec.of(
                                "sh",
                                "-c",
                                "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline 2>/dev/null | grep " + half
                                        + " | grep -v grep; done; true"))
                .stdout();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Tells when the first byte has come. */
    private static final class Signalling extends OutputStream {
        private final CountDownLatch first;

        Signalling(CountDownLatch first) {
            this.first = first;
        }

        @Override
        public void write(int one) {
            first.countDown();
        }
    }
}
