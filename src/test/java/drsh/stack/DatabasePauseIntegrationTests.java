package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.practice.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class DatabasePauseIntegrationTests {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    @Test
    void theDatabaseIsDownMeanwhileAndAcceptsConnectionsAfterwards(TestStack test) throws IOException {
        assertThat(test.stack().whileDatabaseIsStopped(() -> test.stack().databaseContainer()))
                .isEmpty();
        assertThat(test.stack().server().ready()).isTrue();
    }

    @Test
    void workThatFailsLeavesItRunning(TestStack test) {
        assertThatThrownBy(() -> test.stack().whileDatabaseIsStopped(() -> {
                    throw new IOException("no space");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space");
        assertThat(test.stack().databaseContainer()).isPresent();
        test.stack().startedServer();
    }

    @Test
    void anInterruptLeavesItRunningAndIsNotForgotten(TestStack test) {
        assertThatThrownBy(() -> test.stack().whileDatabaseIsStopped(() -> {
                    Thread.currentThread().interrupt();
                    throw new IOException("broken off");
                }))
                .hasMessage("broken off");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(test.stack().databaseContainer()).isPresent();
        test.stack().startedServer();
    }

    @Test
    void itRunsAgainAfterAKillThatNobodyCanCatch(TestStack test) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PauseMain.class.getName(),
                        test.practice().path().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("stopped");
            assertThat(test.stack().databaseContainer()).isEmpty();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (test.stack().databaseContainer().isEmpty()) {
            assertThat(System.nanoTime()).as("the database was not started").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        test.stack().startedServer();
    }
}
