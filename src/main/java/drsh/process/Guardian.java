package drsh.process;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A child that outlives this program and runs a command if this program ends without having let go of it, be it by
 * {@code kill -9}: the end of a pipe tells it. A signal that ends this program from the keyboard or by the end of the
 * terminal does not reach it.
 */
public final class Guardian implements AutoCloseable {

    private static final String DISMISSED = "dismissed";

    private static final String WATCH =
            "trap '' HUP INT QUIT TERM TSTP; read -r word; [ \"$word\" = " + DISMISSED + " ] || exec \"$@\"";

    /** In a session of its own where the machine has setsid: the end of a terminal ends its whole session. */
    private static final String LAUNCH = "watch=$1; shift; if command -v setsid >/dev/null 2>&1; then"
            + " exec setsid sh -c \"$watch\" drsh-guardian \"$@\";"
            + " else exec sh -c \"$watch\" drsh-guardian \"$@\"; fi";

    private final Process process;
    private final OutputStream pipe;

    private Guardian(Process process) {
        this.process = process;
        this.pipe = process.getOutputStream();
    }

    /**
     * Starts one.
     *
     * @param command what it runs when this program is gone
     */
    public static Guardian begin(List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", LAUNCH, "drsh", WATCH));
        words.addAll(command);
        try {
            return new Guardian(new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED, "'sh' cannot be started", "look at the limits of processes and memory", e);
        }
    }

    Process process() {
        return process;
    }

    /** Lets go of it: what it would do was done, or is not wanted. */
    public void dismiss() {
        try {
            pipe.write((DISMISSED + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            // It is gone already, by an order that even it obeys.
        }
    }

    /** Without a dismissal before, this is the end that it waits for. */
    @Override
    public void close() {
        try {
            pipe.close();
        } catch (IOException e) {
            // As above.
        }
    }
}
