package drsh.process;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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
        CompletableFuture<String> stdout = CompletableFuture.supplyAsync(() -> drain(process.getInputStream(), onLine));
        CompletableFuture<String> stderr = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream(), onLine));
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw DrshException.failed(
                        "'" + shown() + "' did not end within " + deadline.toSeconds() + " s and was ended",
                        "look at what it waits for, then run it again");
            }
            return new ProcessResult(process.exitValue(), stdout.join(), stderr.join());
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

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException again) {
            process.destroyForcibly();
        }
    }

    private static String drain(InputStream stream, Consumer<String> onLine) {
        StringBuilder all = new StringBuilder();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                all.append(line).append('\n');
                onLine.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
