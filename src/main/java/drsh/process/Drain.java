package drsh.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads a stream of a process to its end in a thread of its own: a full pipe would stop the process. */
final class Drain implements Runnable {

    private static final Duration QUIET = Duration.ofSeconds(2);

    private final InputStream stream;
    private final Consumer<String> onLine;
    private final StringBuilder text = new StringBuilder();
    private final Thread thread = new Thread(this, "drsh-drain");

    private Drain(InputStream stream, Consumer<String> onLine) {
        this.stream = stream;
        this.onLine = onLine;
    }

    static Drain of(InputStream stream, Consumer<String> onLine) {
        Drain drain = new Drain(stream, onLine);
        drain.thread.setDaemon(true);
        drain.thread.start();
        return drain;
    }

    @Override
    public void run() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
                onLine.accept(line);
            }
        } catch (IOException e) {
            // The process was ended, and its streams were closed: what came before counts.
        }
    }

    /**
     * What was read, once the process has ended. The end of the stream never comes while something that the process
     * started in the background holds it open; then what has come counts as soon as nothing more does.
     */
    String text() throws InterruptedException {
        int before;
        do {
            before = length();
            thread.join(QUIET.toMillis());
        } while (thread.isAlive() && length() > before);
        synchronized (text) {
            return text.toString();
        }
    }

    private int length() {
        synchronized (text) {
            return text.length();
        }
    }

    private void add(String line) {
        synchronized (text) {
            text.append(line).append('\n');
        }
    }
}
