package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import drsh.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestStack.Provided.class)
class LockAndToolsIntegrationTests {

    @Test
    void theSecondTakerIsToldWhoHoldsTheLock(TestStack test) {
        try (Stack other = new Stack(test.stack().settings())) {
            test.stack().locked("first work", () -> {
                assertThatThrownBy(() -> other.locked("second work", () -> "done"))
                        .isInstanceOfSatisfying(
                                DrshException.class,
                                e -> assertThat(e.outcome()).isEqualTo(Outcome.LOCKED))
                        .hasMessageContaining("'first work' (process "
                                + ProcessHandle.current().pid());
                return test.stack().<String>locked("a part of the first work", () -> "done");
            });
        }
        assertThat(test.stack().<String>locked("third work", () -> "done")).isEqualTo("done");
    }

    @Test
    void theLockOfAProcessThatIsDeadIsTakenOverAndThatOfAnotherHostIsNot(TestStack test) throws Exception {
        LockOwner here = LockOwner.here("killed");
        LockOwner dead = new LockOwner("'killed'", here.since(), here.kernel(), "999999999", "1");
        LockOwner elsewhere = new LockOwner("'elsewhere'", here.since(), "another kernel", "999999999", "1");

        lockOf(test, dead);
        assertThat(test.stack().<String>locked("next", () -> "done")).isEqualTo("done");

        String id = lockOf(test, elsewhere);
        assertThatThrownBy(() -> test.stack().locked("next", () -> "done"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.LOCKED))
                .hasMessageContaining("'elsewhere' since " + here.since());
        docker(List.of("rm", "-v", id));
    }

    /** A lock that another process has taken. */
    private static String lockOf(TestStack test, LockOwner owner) throws Exception {
        List<String> create = new ArrayList<>(
                List.of("create", "--name", "drsh-lock-" + test.stack().name()));
        owner.labels().forEach((label, value) -> create.addAll(List.of("--label", label + "=" + value)));
        create.addAll(List.of(
                "--entrypoint", "true", test.stack().services().database().image()));
        return docker(create);
    }

    private static String docker(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void anInterruptWhileTheLockIsMadeLeavesNoLock(TestStack test) throws Exception {
        Engine engine = test.stack().engine();
        ProjectName project = test.stack().name();
        String image = test.stack().services().database().image();
        Thread operator = Thread.currentThread();
        for (int turn = 0; turn < 40; turn++) {
            // At all points of the making, from before the question to after the answer.
            long moment = TimeUnit.MILLISECONDS.toNanos(turn);
            Thread watcher = new Thread(() -> {
                LockSupport.parkNanos(moment);
                operator.interrupt();
            });
            watcher.start();
            assertThatThrownBy(() -> {
                        try (StackLock lock = engine.lock(project, image, "broken off")) {
                            // Whatever came of the lock, the interrupt has arrived before it is released.
                            Interruptions.putOff(() -> joined(watcher));
                            lock.requireHeld();
                        }
                    })
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
            joined(watcher);
            assertThat(Thread.interrupted()).isFalse();
            assertThat(test.stack().lockHolder()).as("after %d ms", turn).isEmpty();
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void workThatFailsReleasesTheLock(TestStack test) {
        assertThatThrownBy(() -> test.stack().locked("failing", () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(test.stack().<String>locked("next", () -> "done")).isEqualTo("done");
    }

    @Test
    void aLockFromAnImageThatIsNotThereIsRefusedWithItsName(TestStack test) {
        assertThatThrownBy(() -> test.stack().engine().lock(new ProjectName("drsh-it-none"), "drsh-it-none:1", "work"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("drsh-it-none:1");
    }

    @Test
    void aStackWhoseNetworkWasRemovedIsSaidToNeedADown(TestStack test, @TempDir Path folder) throws Exception {
        String image = test.stack().services().database().image();
        Path file = Files.writeString(folder.resolve("compose.yml"), """
                name: drsh-it-network
                services: {db: {image: '%s', entrypoint: [sleep, '60'], init: true, tmpfs: /var/lib/postgresql/data}}
                """.formatted(image));
        Compose compose = new Compose(file, null);
        compose.run(new ComposeCommand.Up(List.of()));
        compose.run(new ComposeCommand.Stop(List.of()));
        docker(List.of("network", "rm", "drsh-it-network_default"));
        assertThatThrownBy(() -> compose.run(new ComposeCommand.Start(List.of())))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.next()).contains("'stack down', then 'stack up'"));
        compose.run(new ComposeCommand.Down());
    }

    @Test
    void theToolContainerHasNoNetworkAndIsGoneWithItsVolumesAfterUse(TestStack test) {
        Engine engine = test.stack().engine();
        String image = test.stack().services().database().image();
        String id;
        try (ToolContainer tools = engine.tools(test.stack().name(), image)) {
            id = tools.id();
            assertThat(engine.exec(id, Exec.of("ls", "/sys/class/net")).stdout())
                    .isEqualTo("lo\n");
            assertThat(engine.containerLabels(id))
                    .containsEntry(ToolContainer.LABEL, test.stack().name().value());
        }
        assertThatThrownBy(() -> engine.exec(id, Exec.of("true")))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void whatLiesBesideAStackIsFoundAsLongAsItIsThere(TestStack test) {
        Engine engine = test.stack().engine();
        ProjectName stack = test.stack().name();
        String image = test.stack().services().database().image();
        test.stack().locked("first work", () -> {
            try (ToolContainer tools = engine.tools(stack, image)) {
                assertThat(engine.containersBeside(stack))
                        .hasSize(2)
                        .contains("drsh-lock-" + stack)
                        .allSatisfy(name -> assertThat(name).doesNotStartWith("/"));
                assertThat(engine.containersBeside(new ProjectName("drsh-it-none")))
                        .isEmpty();
                assertThat(TemporaryFolder.left(engine, tools.id())).isEmpty();
                try (TemporaryFolder folder = TemporaryFolder.in(engine, tools.id())) {
                    assertThat(TemporaryFolder.left(engine, tools.id())).containsExactly(folder.path());
                }
            }
            return null;
        });
        assertThat(engine.containersBeside(stack)).isEmpty();
    }
}
