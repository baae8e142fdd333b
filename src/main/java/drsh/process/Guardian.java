package drsh.process;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process that outlives drsh, to put one thing right when drsh cannot: it runs a command when drsh ends without
 * having dismissed it, be it by {@code kill -9} or for want of memory. It has a session of its own where the machine has
 * {@code setsid}, and does not listen to the signals that a terminal sends. Nothing helps when the machine itself ends.
 */
public final class Guardian implements AutoCloseable {

    /** Becomes the second script, whose name and arguments follow. */
    private static final String APART =
            "command -v setsid >/dev/null && exec setsid sh -c \"$0\" \"$@\"; exec sh -c \"$0\" \"$@\"";

    /**
     * Reads words until drsh ends. A command that succeeds may still be undone by what drsh had begun, until drsh has
     * said that this is over.
     */
    private static final String GUARD = """
            trap '' INT TERM HUP
            tries=$1
            shift
            command -v "$1" >/dev/null || exit 1
            echo ready
            exec >/dev/null 2>&1
            over=
            while read -r word; do
              case $word in
                over) over=yes ;;
                dismissed) exit 0 ;;
              esac
            done
            while [ "$tries" -gt 0 ]; do
              if "$@" && [ -n "$over" ]; then exit 0; fi
              tries=$((tries - 1))
              sleep 1
            done
            """;

    private static final String READY = "ready\n";

    private final Process process;
    private final OutputStream words;

    private Guardian(Process process) {
        this.process = process;
        this.words = process.getOutputStream();
    }

    /**
     * Starts one; it stands guard when this returns.
     *
     * @param command what it runs, once a second until it succeeds; it must do no harm when there is nothing to do
     * @param longest how long it tries, and how long it goes on after a success unless {@link #settled} was said
     * @throws DrshException (refused) when there is no shell or the command is not there
     */
    public static Guardian of(List<String> command, Duration longest) {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", APART, GUARD, "drsh-guardian"));
        arguments.add(String.valueOf(longest.toSeconds()));
        arguments.addAll(command);
        try {
            Process process = new ProcessBuilder(arguments)
                    // It must not keep a file system busy that drsh happened to be started in.
                    .directory(Path.of("/").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readNBytes(READY.length()), StandardCharsets.UTF_8);
            if (said.equals(READY)) {
                return new Guardian(process);
            }
            process.destroyForcibly();
        } catch (IOException e) {
            throw refused(command, e);
        }
        throw refused(command, new IOException("it ended at once"));
    }

    private static DrshException refused(List<String> command, IOException e) {
        return new DrshException(
                Outcome.REFUSED,
                "Nobody could be set to guard that '" + String.join(" ", command) + "' is run should drsh be killed",
                "see whether 'sh' and '" + command.get(0) + "' are on the PATH",
                e);
    }

    /** What might undo the command is over: it need succeed only once now. */
    public void settled() {
        say("over\n");
    }

    /** It is not needed any more and ends. */
    public void dismiss() {
        say("dismissed\n");
    }

    private void say(String word) {
        try {
            words.write(word.getBytes(StandardCharsets.US_ASCII));
            words.flush();
        } catch (IOException e) {
            // Somebody ended it: drsh itself does what it would do.
        }
    }

    /** Unless it was dismissed it runs the command now, whatever becomes of drsh. */
    @Override
    public void close() {
        try {
            words.close();
            process.getInputStream().close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
