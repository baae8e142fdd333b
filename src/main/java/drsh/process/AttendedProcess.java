package drsh.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A program that the operator sits in front of, such as a pager: it has the terminal to itself until it ends.
 *
 * @param arguments the program and its arguments
 * @param environment variables added to those of drsh itself
 */
public record AttendedProcess(List<String> arguments, Map<String, String> environment) {

    private static final Path TERMINAL = Path.of("/dev/tty");

    /** So long may stty take, which only asks the kernel. */
    private static final long STTY_SECONDS = 2;

    /**
     * Hands it a text and waits for its end, however long somebody reads. It need not read all of it.
     *
     * @return its exit code; empty when it could not be started
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
        write(text, process.getOutputStream());
        return OptionalInt.of(end(process));
    }

    private static void write(String text, OutputStream stream) {
        try (Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
            writer.write(text);
        } catch (IOException e) {
            // It was left before it had read everything, which is what a pager is for.
            return;
        }
    }

    /** An interrupt is not for us: whoever leaves the program says so there. */
    private static int end(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many rows the terminal has now; empty where there is none, or it does not know. */
    public static OptionalInt rows() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.from(TERMINAL.toFile()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(STTY_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return OptionalInt.empty();
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return size.matches("[1-9][0-9]{0,4} [0-9]+")
                    ? OptionalInt.of(Integer.parseInt(size.substring(0, size.indexOf(' '))))
                    : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
