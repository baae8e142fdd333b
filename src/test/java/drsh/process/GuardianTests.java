package drsh.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardianTests {

    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void itRunsItsCommandWhenThePipeEndsWithoutADismissal() throws Exception {
        Path done = folder.resolve("it's done; \"$HOME\"");
        Guardian guardian = Guardian.begin(List.of("touch", done.toString()));
        guardian.close();
        ended(guardian);
        assertThat(done).exists();
    }

    @Test
    void itRunsNothingOnceItWasDismissed() throws Exception {
        Path done = folder.resolve("done");
        Guardian guardian = Guardian.begin(List.of("touch", done.toString()));
        guardian.dismiss();
        guardian.close();
        ended(guardian);
        assertThat(done).doesNotExist();
    }

    @Test
    void signalsOfATerminalDoNotReachIt() throws Exception {
        Path done = folder.resolve("done");
        Guardian guardian = Guardian.begin(List.of("touch", done.toString()));
        // It has set its traps when it waits in its read: a signal before that would end it.
        awaitReading(guardian.process());
        for (String signal : List.of("INT", "HUP", "TERM")) {
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "kill -" + signal + " " + guardian.process().pid())
                    .start()
                    .waitFor();
        }
        assertThat(guardian.process().isAlive()).isTrue();
        guardian.close();
        ended(guardian);
        assertThat(done).exists();
    }

    private static void awaitReading(Process process) throws Exception {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (Files.exists(status) && !ignoresTerm(Files.readString(status))) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** SIGTERM is signal 15: bit 14 of the mask of ignored ones. */
    private static boolean ignoresTerm(String status) {
        return status.lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> (mask & (1L << 14)) != 0);
    }

    private static void ended(Guardian guardian) throws InterruptedException {
        assertThat(guardian.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }
}
