package drsh.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Puts things right inside a container when drsh is killed: a program there whose standard input ends with drsh. It ends
 * what this drsh has started in the container, except what must come to its end by itself, then removes its temporary
 * folders, and takes back what it was told of. The engine alone would let all of that run on.
 */
public final class ContainerGuard implements AutoCloseable {

    /** Marks a program that is to come to its end whatever becomes of drsh, for which a guard waits. */
    static final String TO_THE_END = "DRSH_TO_THE_END";

    private static final String GUARD = "DRSH_GUARD";

    private static final long FAREWELL_MILLIS = 2000;

    private static final long POLL_MILLIS = 200;

    /** A machine may be busy; without a guard the work is still done, and what it leaves is found by the next start. */
    private static final long HEARD_MILLIS = 10_000;

    /**
     * Reads words until drsh ends, and answers each, because what is still on its way is lost with drsh. As in {@link MarkedProgram} only programs whose parent is outside the container are
     * signalled: what they started ends with them, and no orphan may die of a signal where the server is process 1. What
     * drsh asked of the engine in its last moment may begin only after its end: so it is looked for a while longer.
     */
    private static final String SCRIPT = """
            mark=$1
            folders=$2
            shift 2
            trap '' INT TERM HUP
            named=
            echo ready
            while read -r word rest; do
              case $word in
                named) named=$rest ;;
                dismissed) exit 0 ;;
              esac
              echo "$word"
            done
            exec >/dev/null 2>&1
            clean() {
              rm -rf "$folders".*
              [ -z "$named" ] || "$@" "$named"
            }
            n=0
            idle=0
            dirty=yes
            while [ "$n" -lt 900 ] && [ "$idle" -lt 20 ]; do
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
              if [ -n "$busy" ]; then
                idle=0
                dirty=yes
              else
                [ -z "$dirty" ] || clean "$@"
                dirty=
                idle=$((idle + 1))
              fi
              n=$((n + 1))
              sleep 0.1
            done
            clean "$@"
            """;

    private final PipedOutputStream words = new PipedOutputStream();
    private final Answers answers = new Answers();
    private final RunningExec exec;

    private ContainerGuard(Engine engine, String containerId, List<String> takeBack, Map<String, String> variables) {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", SCRIPT, "drsh-guard", MarkedProgram.RUN, TemporaryFolder.OWN));
        command.addAll(takeBack);
        Map<String, String> environment = new java.util.HashMap<>(variables);
        environment.put(GUARD, "1");
        try {
            exec = engine.start(containerId, new Exec(command, environment), answers, new PipedInputStream(words));
        } catch (IOException e) {
            throw new IllegalStateException("a new pipe is not connected", e);
        }
        awaitAnswer();
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

    /** What is to be taken back, known to the guard when this returns; a name that would not fit on one line is left to the next start. */
    public void named(String name) {
        if (name.indexOf('\n') < 0) {
            say("named " + name);
            awaitAnswer();
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

    private void awaitAnswer() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEARD_MILLIS);
        try {
            while (!answers.await(POLL_MILLIS) && !exec.ended() && System.nanoTime() < end) {
                // Not heard yet.
            }
        } catch (InterruptedException e) {
            // What comes next sees it.
            Thread.currentThread().interrupt();
        }
    }

    /** What the guard writes: one line for itself and for each word. */
    private static final class Answers extends OutputStream {
        private final Semaphore lines = new Semaphore(0);

        @Override
        public void write(int b) {
            if (b == '\n') {
                lines.release();
            }
        }

        boolean await(long millis) throws InterruptedException {
            return lines.tryAcquire(millis, TimeUnit.MILLISECONDS);
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
