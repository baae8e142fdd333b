package drsh.process;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A program to run on this machine.
 *
 * @param arguments the program and its arguments, never passed through a shell; no secrets, others can read them
 * @param directory where it runs
 * @param environment variables added to those of drsh itself
 * @param deadline how long it may take before it is ended
 */
public record ChildProcess(List<String> arguments, Path directory, Map<String, String> environment, Duration deadline) {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Runs it to its end. */
    public ProcessResult run() {
        return run(line -> {});
    }

    /**
     * Runs it to its end.
     *
     * @param onLine told each line of standard error and of standard output as it comes, from other threads
     * @throws DrshException when it cannot be started, takes too long, or the thread is interrupted; the process has
     *     ended then, and the thread's interrupt is cleared so that clean-up can work
     */
    public ProcessResult run(Consumer<String> onLine) {
        Process process = start();
        Drain stdout = Drain.of(process.getInputStream(), onLine);
        Drain stderr = Drain.of(process.getErrorStream(), onLine);
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw DrshException.failed(
                        "'" + shown() + "' did not end within " + deadline.toSeconds() + " s and was ended",
                        "look at what it waits for, then run it again");
            }
            return new ProcessResult(process.exitValue(), stdout.text(), stderr.text());
        } catch (InterruptedException interrupted) {
            end(process);
            throw new DrshException(
                    Outcome.INTERRUPTED, "'" + shown() + "' was interrupted and ended", "run it again", interrupted);
        }
    }

    private Process start() {
        if (!Files.isDirectory(directory)) {
            throw DrshException.refused("The directory " + directory + " does not exist", "change to an existing one");
        }
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(directory.toFile());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "'" + arguments.get(0) + "' cannot be started",
                    "install it, or put it on the PATH",
                    e);
        }
    }

    private String shown() {
        return String.join(" ", arguments.subList(0, Math.min(arguments.size(), 6)));
    }

    /** Ends it and what it started: the Docker client, for one, does not hand on a signal to its Compose plugin. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
