package drsh.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts things right inside a container when drsh is killed: a program there whose standard input ends with drsh. It ends
 * what this drsh has started in the container, except what must come to its end by itself, and then removes and takes
 * back what it was told of. The engine alone would let all of that run on.
 */
public final class ContainerGuard implements AutoCloseable {

    /** Marks a program that is to come to its end whatever becomes of drsh, for which a guard waits. */
    static final String TO_THE_END = "DRSH_TO_THE_END";

    private static final String GUARD = "DRSH_GUARD";

    private static final long FAREWELL_MILLIS = 2000;

    /**
     * Reads words until drsh ends. As in {@link MarkedProgram} only programs whose parent is outside the container are
     * signalled: what they started ends with them, and no orphan may die of a signal where the server is process 1.
     */
    private static final String SCRIPT = """
            mark=$1
            shift
            trap '' INT TERM HUP
            folders=
            named=
            while read -r word rest; do
              case $word in
                folder) folders="$folders $rest" ;;
                named) named=$rest ;;
                dismissed) exit 0 ;;
              esac
            done
            exec >/dev/null 2>&1
            n=0
            while [ "$n" -lt 900 ]; do
              busy=
              for file in $(grep -lsF "$mark" /proc/[0-9]*/environ); do
                pid=${file#/proc/}
                pid=${pid%/environ}
                grep -qs '^PPid:[[:space:]]*0$' "/proc/$pid/status" || continue
                ! grep -qsF DRSH_GUARD=1 "$file" || continue
                busy=yes
                grep -qsF DRSH_TO_THE_END=1 "$file" || {
                  [ "$n" -lt 100 ] && kill -TERM "$pid" || kill -KILL "$pid"
                }
              done
              [ -n "$busy" ] || break
              n=$((n + 1))
              sleep 0.1
            done
            for folder in $folders; do rm -rf "$folder"; done
            [ -z "$named" ] || "$@" "$named"
            """;

    private final PipedOutputStream words = new PipedOutputStream();
    private final RunningExec exec;

    private ContainerGuard(Engine engine, String containerId, List<String> takeBack, Map<String, String> variables) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "drsh-guard", MarkedProgram.RUN));
        command.addAll(takeBack);
        Map<String, String> environment = new java.util.HashMap<>(variables);
        environment.put(GUARD, "1");
        try {
            exec = engine.start(
                    containerId,
                    new Exec(command, environment),
                    OutputStream.nullOutputStream(),
                    new PipedInputStream(words));
        } catch (IOException e) {
            throw new IllegalStateException("a new pipe is not connected", e);
        }
    }

    /**
     * Starts one.
     *
     * @param takeBack a program and its arguments, run with the newest {@link #named} name as its last argument
     * @param variables for it
     */
    public static ContainerGuard in(
            Engine engine, String containerId, List<String> takeBack, Map<String, String> variables) {
        return new ContainerGuard(engine, containerId, takeBack, variables);
    }

    /** A directory that is to be removed. */
    public void folder(TemporaryFolder folder) {
        say("folder " + folder.path());
    }

    /** What is to be taken back; a name that would not fit on one line is left to the next start. */
    public void named(String name) {
        if (name.indexOf('\n') < 0) {
            say("named " + name);
        }
    }

    private void say(String line) {
        try {
            words.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            words.flush();
        } catch (IOException e) {
            // It is gone, as is the container: there is nothing left to guard.
        }
    }

    /** It is not needed any more and ends. */
    @Override
    public void close() {
        Interruptions.putOff(() -> {
            // What is written after the connection's end makes docker-java print a stack trace.
            if (!exec.ended()) {
                say("dismissed");
                exec.awaitEnd(FAREWELL_MILLIS);
            }
            try {
                words.close();
            } catch (IOException e) {
                // Closed is closed.
            }
            exec.cancel();
        });
    }
}
