package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.Container;
import drsh.docker.ServiceName;
import drsh.postgres.PostgresServer;
import drsh.practice.TestStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class StoppedDatabaseIntegrationTests {

    private static final ServiceName DATABASE = new ServiceName("db");

    private Stack stack;
    private StoppedDatabase stopped;
    private String before;

    @BeforeEach
    void running(TestStack test) {
        stack = test.stack();
        stopped = new StoppedDatabase(stack, Reporter.SILENT);
        before = stack.startedServer().containerId();
    }

    @AfterEach
    void noGuardIsLeft() throws Exception {
        assertThat(Thread.interrupted()).isFalse();
        stack.startedServer();
        for (ProcessHandle guard : guards()) {
            guard.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void theServerIsDownForTheWorkAndTheSameContainerAnswersAfterIt() {
        String said = stopped.during(() -> {
            assertThat(stack.databaseContainer()).isEmpty();
            assertThat(state()).isEqualTo("exited");
            return "done";
        });
        assertThat(said).isEqualTo("done");
        assertAnswers();
    }

    @Test
    void workThatFailsEndsWithItsOwnFailureAndTheServerAnswers() {
        IOException failure = new IOException("the disk is full");
        assertThatThrownBy(() -> stopped.during(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertAnswers();
    }

    @Test
    void anInterruptOfTheWorkStartsTheServerAndStaysAnInterrupt() {
        assertThatThrownBy(() -> stopped.during(() -> {
                    Thread.currentThread().interrupt();
                    throw new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again");
                }))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        assertAnswers();
    }

    @Test
    void anInterruptOfTheStopItselfStartsTheServer() {
        Reporter interrupting = new Reporter() {
            @Override
            public void say(String line) {
                Thread.currentThread().interrupt();
            }

            @Override
            public void progress(String what, long bytes, long expected) {}
        };
        assertThatThrownBy(() -> new StoppedDatabase(stack, interrupting).during(() -> {
                    throw new AssertionError("the stop was interrupted");
                }))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        assertAnswers();
    }

    @Test
    void aServerThatDidNotRunIsNotStarted() {
        new Lifecycle(stack, Reporter.SILENT).stop(List.of(DATABASE));
        assertThat(stopped.<String, RuntimeException>during(() -> "done")).isEqualTo("done");
        assertThat(state()).isEqualTo("exited");
    }

    @Test
    void aServerThatCannotBeStartedAgainIsSaidSoBesideTheFailureOfTheWork() {
        assertThatThrownBy(() -> stopped.during(() -> {
                    stack.compose().run(new ComposeCommand.Down());
                    throw new IOException("the disk is full");
                }))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.next()).contains("stack start db"))
                .hasMessageContaining("the disk is full")
                .hasMessageContaining("'db' does not run again");
        // It would go on trying for a while, and nothing is there to be started any more.
        guards().forEach(ProcessHandle::destroyForcibly);
        new Lifecycle(stack, Reporter.SILENT).up();
    }

    @Test
    void theServerIsStartedWhenDrshIsKilledWhileItWorks() throws Exception {
        Process program = program();
        awaitLine(program, "working");
        assertThat(state()).isEqualTo("exited");
        awaitAll(killed(program));
        assertAnswers();
    }

    @Test
    void theServerIsStartedWhenDrshIsKilledWhileItStops() throws Exception {
        Process program = program();
        awaitLine(program, "stopping the database service 'db' for the time of the work");
        List<ProcessHandle> children = killed(program);
        // What asks for the stop is gone first; only then does an answer of the server count.
        awaitAll(children.stream().filter(child -> !isGuard(child)).toList());
        assertAnswers();
        // The guard would go on for the whole grace period.
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void theServerIsStartedWhenDrshIsToldToEndAndNobodyHandlesIt() throws Exception {
        Process program = program();
        awaitLine(program, "working");
        List<ProcessHandle> children = program.descendants().toList();
        program.destroy();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        awaitAll(children);
        assertAnswers();
    }

    /** Whoever starts it, it is not this test. */
    private void assertAnswers() {
        assertThat(stack.databaseContainer()).map(Container::id).contains(before);
        new PostgresServer(stack.engine(), before, stack.services().user()).awaitReady(Duration.ofMinutes(1));
    }

    private String state() {
        return stack.containers().stream()
                .filter(container -> container.service().equals(DATABASE))
                .map(Container::state)
                .findFirst()
                .orElse("gone");
    }

    private Process program() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppingProgram.class.getName(),
                        stack.settings().folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitLine(Process program, String wanted) throws IOException {
        BufferedReader lines = program.inputReader();
        for (String line = lines.readLine(); !wanted.equals(line); line = lines.readLine()) {
            assertThat(line).as("before '%s'", wanted).isNotNull();
        }
    }

    private static List<ProcessHandle> killed(Process program) throws Exception {
        List<ProcessHandle> children = program.descendants().toList();
        assertThat(children).isNotEmpty();
        program.destroyForcibly();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return children;
    }

    /** What the guard does is done when it ends. */
    private static void awaitAll(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(120, TimeUnit.SECONDS);
        }
    }

    private static List<ProcessHandle> guards() {
        return ProcessHandle.current()
                .descendants()
                .filter(StoppedDatabaseIntegrationTests::isGuard)
                .toList();
    }

    private static boolean isGuard(ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0])).contains("drsh-guardian");
    }
}
