package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class FedExecIntegrationTests {

    private static final int MEGABYTE = 1_000_000;

    private Engine engine;
    private ToolContainer tools;

    @BeforeEach
    void open(TestStack test) {
        engine = test.stack().engine();
        tools = engine.tools(
                test.stack().name(), test.stack().services().database().image());
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        try {
            assertThat(running()).isEqualTo("1 sleep21600");
            for (Thread thread : ours()) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            }
            assertThat(ours()).isEmpty();
        } finally {
            tools.close();
        }
    }

    @Test
    void everyByteAndTheEndOfFileArrive() throws Exception {
        byte[] bytes = random(6 * MEGABYTE + 1);
        ExecResult result =
                engine.exec(tools.id(), Exec.of("sha256sum"), new ByteArrayInputStream(bytes), bytes.length);
        assertThat(result)
                .isEqualTo(new ExecResult(
                        0,
                        HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(bytes))
                                + "  -\n",
                        ""));
    }

    @Test
    void noBytesAreAnEmptyInput() throws Exception {
        assertThat(engine.exec(tools.id(), Exec.of("wc", "-c"), InputStream.nullInputStream(), 0)
                        .stdout())
                .isEqualTo("0\n");
    }

    @Test
    void whatTheSourceHasBeyondTheSizeIsNotRead() throws Exception {
        InputStream source = new ByteArrayInputStream("onetwo".getBytes(StandardCharsets.UTF_8));
        assertThat(engine.exec(tools.id(), Exec.of("cat"), source, 3).stdout()).isEqualTo("one");
        assertThat(source.readAllBytes()).asString().isEqualTo("two");
    }

    @Test
    void outputAndInputFlowAtTheSameTime() throws Exception {
        byte[] bytes = random(20 * MEGABYTE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        engine.exec(tools.id(), Exec.of("cat"), out, new ByteArrayInputStream(bytes), bytes.length);
        assertThat(Arrays.equals(out.toByteArray(), bytes)).isTrue();
    }

    @Test
    void aProgramThatHasSeenEnoughEndsTheFeeding() throws Exception {
        Endless source = new Endless();
        ExecResult result = engine.exec(tools.id(), Exec.of("head", "-c", "3"), source, Long.MAX_VALUE);
        assertThat(result).isEqualTo(new ExecResult(0, "\0\0\0", ""));
        assertThat(source.given.get()).isLessThan(1000L * MEGABYTE);
    }

    @Test
    void aProgramThatFailsEndsTheFeedingAndItsOwnExitCodeCounts() throws Exception {
        ExecResult result = engine.exec(
                tools.id(), Exec.of("sh", "-c", "head -c 1; echo bad >&2; exit 3"), new Endless(), Long.MAX_VALUE);
        assertThat(result).isEqualTo(new ExecResult(3, "\0", "bad\n"));
    }

    @Test
    void aSourceThatFailsEndsTheProgramBeforeItSeesAnEndOfFile() {
        IOException failure = new IOException("the disk is broken");
        assertThatThrownBy(
                        () -> engine.exec(tools.id(), noticingTheEnd(), new Endless(MEGABYTE, failure), 9 * MEGABYTE))
                .isSameAs(failure);
        assertThat(theEndWasNoticed()).isFalse();
        DrshException refusal = DrshException.failed("it cannot be decrypted", "use another");
        assertThatThrownBy(
                        () -> engine.exec(tools.id(), noticingTheEnd(), new Endless(MEGABYTE, refusal), 9 * MEGABYTE))
                .isSameAs(refusal);
        assertThat(theEndWasNoticed()).isFalse();
    }

    @Test
    void aSourceThatEndsEarlyEndsTheProgramBeforeItSeesAnEndOfFile() {
        assertThatThrownBy(() -> engine.exec(
                        tools.id(), noticingTheEnd(), new ByteArrayInputStream(new byte[MEGABYTE]), MEGABYTE + 1))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("1 bytes early");
        assertThat(theEndWasNoticed()).isFalse();
    }

    @Test
    void theEndOfFileOfAWholeInputIsNoticed() throws Exception {
        engine.exec(tools.id(), noticingTheEnd(), new ByteArrayInputStream(new byte[MEGABYTE]), MEGABYTE);
        assertThat(theEndWasNoticed()).isTrue();
    }

    @Test
    void anInterruptWhileTheProgramDoesNotReadEndsIt() throws Exception {
        assertInterrupted(Exec.of("sh", "-c", "echo ready; exec sleep 4731"), new Endless());
    }

    @Test
    void anInterruptWhileTheSourceIsWaitedForEndsTheProgram() throws Exception {
        try (PipedOutputStream never = new PipedOutputStream();
                PipedInputStream source = new PipedInputStream(never)) {
            assertInterrupted(Exec.of("sh", "-c", "echo ready; exec cat"), source);
        }
    }

    @Test
    void anInterruptAfterTheLastByteEndsTheProgram() throws Exception {
        assertInterrupted(Exec.of("sh", "-c", "cat; exec sleep 4732"), new ByteArrayInputStream(new byte[1]), 1);
    }

    @Test
    void aDumpIsReadFromItsStreamAndACutOneIsNoticed(TestStack test) throws Exception {
        var server = test.stack().server();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        engine.exec(
                        server.containerId(),
                        Exec.of(
                                "pg_dump",
                                "-Fc",
                                "-U",
                                server.user(),
                                test.stack().database().value()),
                        out)
                .orFail("no dump", "look");
        byte[] dump = out.toByteArray();
        assertThat(read(dump, "-f", "/dev/null")).isEqualTo(new ExecResult(0, "", ""));
        assertThat(read(dump, "-l").stdout()).contains("TOC Entries: ");
        assertThat(read(Arrays.copyOf(dump, dump.length / 2), "-f", "/dev/null").succeeded())
                .isFalse();
    }

    private ExecResult read(byte[] dump, String... options) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("pg_restore"));
        command.addAll(List.of(options));
        return engine.exec(tools.id(), Exec.of(command), new ByteArrayInputStream(dump), dump.length);
    }

    private void assertInterrupted(Exec exec, InputStream source) throws Exception {
        assertInterrupted(exec, source, Long.MAX_VALUE);
    }

    private void assertInterrupted(Exec exec, InputStream source, long size) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        CompletableFuture<Thread> feeding = new CompletableFuture<>();
        OutputStream signalling = new OutputStream() {
            @Override
            public void write(int one) {
                ready.countDown();
            }
        };
        CompletableFuture<Boolean> cleared = CompletableFuture.supplyAsync(() -> {
            feeding.complete(Thread.currentThread());
            assertThatThrownBy(() -> engine.exec(tools.id(), exec, signalling, source, size))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
            return !Thread.currentThread().isInterrupted();
        });
        assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
        feeding.get().interrupt();
        assertThat(result(cleared)).isTrue();
    }

    private static boolean result(CompletableFuture<Boolean> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** One process, so that a signal leaves nobody behind who would go on reading. */
    private static Exec noticingTheEnd() {
        return Exec.of("awk", "END { print \"seen\" >\"/tmp/end\" }");
    }

    private boolean theEndWasNoticed() {
        return engine.exec(tools.id(), Exec.of("test", "-e", "/tmp/end")).succeeded();
    }

    /** What runs in the container beside the one who asks, with the words of its command line joined. */
    private String running() {
        String script = "for p in /proc/[0-9]*; do [ $p = /proc/$$ ] || "
                + "{ read -r state <$p/cmdline; [ -z \"$state\" ] || echo \"${p#/proc/} $state\"; }; done 2>/dev/null";
        return engine.exec(tools.id(), Exec.of("sh", "-c", script)).stdout().strip();
    }

    private static List<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("drsh-exec"))
                .toList();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(9).nextBytes(bytes);
        return bytes;
    }

    /** Zeros without end, or until it fails. */
    private static final class Endless extends InputStream {
        private final long limit;
        private final Exception failure;
        final AtomicLong given = new AtomicLong();

        Endless() {
            this(Long.MAX_VALUE, new IOException("endless"));
        }

        Endless(long limit, Exception failure) {
            this.limit = limit;
            this.failure = failure;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("only in pieces");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (given.get() >= limit) {
                if (failure instanceof RuntimeException e) {
                    throw e;
                }
                throw (IOException) failure;
            }
            Arrays.fill(buffer, offset, offset + length, (byte) 0);
            given.addAndGet(length);
            return length;
        }
    }
}
