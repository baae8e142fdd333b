package drsh.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process. */
record Program(Path launcher, Path directory, Path state, boolean samples, Map<String, String> more) {

    static final Path HOME = Path.of("target/drsh").toAbsolutePath();

    /** One for all tests: the first start makes the archive that the others use, and the user's own cache is left alone. */
    private static final Path CACHE = Path.of("target/cache").toAbsolutePath();

    private static final Path PACKAGED = HOME.resolve("bin/drsh");

    private static final long PATIENCE_SECONDS = 180;

    record Ended(int code, String out, String err) {}

    Program(Path launcher, Path directory, Path state, boolean samples) {
        this(launcher, directory, state, samples, Map.of());
    }

    /** With the sample commands. */
    static Program samples(Path directory) {
        return new Program(PACKAGED, directory, directory.resolve("state"), true);
    }

    /** As it is shipped. */
    static Program shipped(Path directory) {
        return new Program(PACKAGED, directory, directory.resolve("state"), false);
    }

    Program launchedBy(Path other) {
        return new Program(other, directory, state, samples, more);
    }

    /** With this variable. */
    Program with(String variable, String value) {
        Map<String, String> all = new HashMap<>(more);
        all.put(variable, value);
        return new Program(launcher, directory, state, samples, all);
    }

    Ended run(String... arguments) throws Exception {
        return runWith("", arguments);
    }

    Ended runWith(String input, String... arguments) throws Exception {
        return runWith(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    Ended runWith(byte[] input, String... arguments) throws Exception {
        Process process = start(arguments);
        feed(process, input);
        return end(process);
    }

    private static void feed(Process process, byte[] input) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException ended) {
            // It ended before it had read all its input, which is no failure of the test.
            return;
        }
    }

    Process start(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        environment().forEach(builder.environment()::put);
        builder.environment().remove("DRSH_CONFIG");
        return builder.start();
    }

    /** A command line of a shell, in the same folder with the same environment. */
    Ended shell(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        environment().forEach(builder.environment()::put);
        Process process = builder.start();
        feed(process, new byte[0]);
        return end(process);
    }

    /** What the launcher needs to start this program. */
    Map<String, String> environment() {
        // The jars first, as the launcher has them: else the JVM does not take the archive of prepared classes.
        String classes =
                HOME.resolve("lib") + "/*:" + Path.of("target/test-classes").toAbsolutePath();
        Map<String, String> all = new HashMap<>(Map.of(
                "XDG_STATE_HOME",
                state.toString(),
                "XDG_CACHE_HOME",
                CACHE.toString(),
                "DRSH_JAVA_OPTS",
                samples ? "-cp " + classes + " drsh.shell.SampleMain" : ""));
        all.putAll(more);
        return all;
    }

    /** Sends a signal. Through a shell, which has its own kill: a bare machine has no other. */
    static void signal(Object name, Process process) throws Exception {
        int ended = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
        if (ended != 0) {
            throw new AssertionError("no process took the signal " + name);
        }
    }

    static Ended end(Process process) throws Exception {
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running; it said " + out.get() + err.get());
        }
        return new Ended(process.exitValue(), out.get(), err.get());
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
