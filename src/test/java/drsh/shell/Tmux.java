package drsh.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A real terminal: keys go in, the screen comes out. Each has a server of its own. */
final class Tmux {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path socket;

    Tmux(Path socket) {
        this.socket = socket;
    }

    /** Starts the program; when it ends, the screen says its exit code. */
    void open(Program program, String... arguments) throws Exception {
        String words = Arrays.stream(arguments).map(Tmux::quoted).collect(Collectors.joining(" "));
        String command = quoted(program.launcher().toString()) + " " + words + "; echo exit code $?; exec cat";
        open(program.directory(), program.environment(), command);
    }

    /** Starts a command line in a directory. */
    void open(Path directory, Map<String, String> environment, String command) throws Exception {
        List<String> line = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "40"));
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            line.addAll(List.of("-e", variable.getKey() + "=" + variable.getValue()));
        }
        line.addAll(List.of("-c", directory.toString(), command));
        tmux(line.toArray(String[]::new));
    }

    void type(String text) throws Exception {
        tmux("send-keys", "-l", "--", text);
    }

    void keys(String... names) throws Exception {
        List<String> line = new ArrayList<>(List.of("send-keys"));
        line.addAll(List.of(names));
        tmux(line.toArray(String[]::new));
    }

    /** The screen's lines, without the blanks at their ends. */
    String screen() throws Exception {
        return tmux("capture-pane", "-p", "-J")
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    /** Waits until the last line of the screen ends with a question: what was typed before it stood there is forgotten. */
    void awaitQuestion(String question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!screen().stripTrailing().endsWith(question)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen never asked \"" + question + "\":\n" + screen());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Waits until the screen does not show a text any more. */
    void awaitGone(String text) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (screen().contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen still shows \"" + text + "\":\n" + screen());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Waits until the screen shows something else. */
    void awaitChange(String before) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (screen().equals(before)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen stayed as it was:\n" + before);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Waits until the screen shows a text with these colors. */
    void awaitColors(String text) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!tmux("capture-pane", "-p", "-e").contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen never showed these colors:\n" + tmux("capture-pane", "-p", "-e"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Pastes as a terminal does that marks what is pasted. */
    void paste(String text) throws Exception {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p");
    }

    /** Makes the terminal another size. */
    void resize(int columns, int lines) throws Exception {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(lines));
    }

    /** Waits until the screen shows a text. */
    void await(String text) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String expected = text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        while (!screen().contains(expected)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen never showed \"" + text + "\":\n" + screen());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    void close() throws Exception {
        tmux("kill-server");
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", line) + ": " + output);
        }
        return output;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
