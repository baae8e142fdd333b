package drsh.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that the operator sits in front of, such as a pager: it has the terminal to itself until it ends.
 *
 * @param arguments the program and its arguments
 * @param environment variables added to those of drsh itself
 */
public record AttendedProcess(List<String> arguments, Map<String, String> environment) {

    /** So long may a program take to tidy the terminal before it is killed; less needs a moment. */
    private static final long END_SECONDS = 2;

    /**
     * Hands it a text and waits for its end, however long somebody reads. It need not read all of it. An interrupt of
     * the thread ends it, and stays set.
     *
     * @return its exit code; empty when it could not be started, or was ended by an interrupt
     */
    public OptionalInt feed(String text) {
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
        // It reads no further than somebody scrolls, and an interrupt does not end a write.
        Thread writer = new Thread(() -> write(text, process.getOutputStream()), "text");
        writer.setDaemon(true);
        writer.start();
        try {
            return OptionalInt.of(process.waitFor());
        } catch (InterruptedException e) {
            destroy(process);
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static void write(String text, OutputStream stream) {
        try (Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
            writer.write(text);
        } catch (IOException e) {
            // It was left before it had read everything, which is what a pager is for.
            return;
        }
    }

    /** With what it has started: a shell would leave its pager behind. */
    private static void destroy(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
