package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupVerifierTests {

    @TempDir
    Path folder;

    private final Manifest manifest = Manifests.of("20260111-020000", "2026-01-11T02:00:00Z", false);

    @Test
    void anInterruptWhileReadingIsNoDamage() throws IOException {
        Files.writeString(folder.resolve(manifest.data().file()), "123");
        try (Stack stack = stack()) {
            Thread.currentThread().interrupt();
            assertThat(outcome(stack)).isEqualTo(Outcome.INTERRUPTED);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(outcome(stack)).isEqualTo(Outcome.UNVERIFIED);
        }
    }

    private Outcome outcome(Stack stack) {
        BackupVerifier verifier = new BackupVerifier(stack, Requests.noKeys(), Clock.systemUTC(), Reporter.SILENT);
        Place main = new Place(Place.MAIN, new DirectoryStorage(folder));
        Outcome[] outcome = new Outcome[1];
        assertThatThrownBy(() ->
                        verifier.files(new Backup.Copy(main, manifest, true)).checkBytes())
                .isInstanceOfSatisfying(DrshException.class, e -> outcome[0] = e.outcome());
        return outcome[0];
    }

    private Stack stack() throws IOException {
        Files.writeString(folder.resolve("compose.yml"), "services: {}");
        return new Stack(new StackSettings(folder, null, null, null, null, null, null, List.of(), null, Duration.ZERO));
    }
}
