package drsh.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AttendedProcessTests {

    /** More than a pipe holds: what only the program's reading ends. */
    private static final String LONG = "a line\n".repeat(100_000);

    @Test
    @Timeout(60)
    void anInterruptEndsItWithAllThatItStarted() throws Exception {
        AtomicReference<@Nullable OptionalInt> code = new AtomicReference<>();
        AtomicReference<@Nullable Boolean> kept = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            code.set(new AttendedProcess(List.of("sh", "-c", "sleep 1000; exit 0"), Map.of()).feed(LONG));
            kept.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        List<ProcessHandle> sleeping = List.of();
        while (sleeping.isEmpty()) {
            Thread.onSpinWait();
            sleeping = ProcessHandle.current()
                    .descendants()
                    .filter(one -> one.info().commandLine().orElse("").endsWith("sleep 1000"))
                    .toList();
        }
        thread.interrupt();
        thread.join();
        assertThat(code.get()).isEqualTo(OptionalInt.empty());
        assertThat(kept.get()).isTrue();
        for (ProcessHandle one : sleeping) {
            one.onExit().get();
        }
    }
}
