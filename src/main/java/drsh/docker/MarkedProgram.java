package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A program inside a container that can be found again, with all that it started, by a mark in its environment. The
 * engine's word is not enough: when the connection breaks, it says that the program has ended (126) while it runs on
 * (measured with Docker 20.10).
 */
final class MarkedProgram {

    private static final String VARIABLE = "DRSH_EXEC";

    /** What all programs of this process carry, beside the mark of their own. */
    static final String RUN = "DRSH_RUN=" + UUID.randomUUID();

    /** Tells of which process they are, also when that has ended by then. */
    static final String PROCESS = "DRSH_PROCESS=" + LockOwner.here("").line();

    /** How long a program may take to end by itself before it is killed. */
    private static final long GRACE_MILLIS = 10_000;

    /** How often the engine is asked again when it does not answer. */
    private static final long POLL_MILLIS = 200;

    /**
     * Looks ten times a second, {@code $3} times at least, until nothing with the mark is left. Only the program itself
     * is signalled: the process that was announced, {@code $2}, or one whose parent is outside the container. What it
     * started ends with it; an orphan that died of a signal would be the child of the server, which is process 1, and the
     * server takes such a death for a crash and starts anew. Needs only what every image with a shell has.
     */
    private static final String END = """
            n=0
            signal=TERM
            while :; do
                found=$(grep -lsF "$1" /proc/[0-9]*/environ)
                [ -n "$found" ] || [ "$n" -lt "$3" ] || exit 0
                case $n in
                    100) signal=KILL ;;
                    200) exit 1 ;;
                esac
                for file in $found; do
                    pid=${file#/proc/}
                    pid=${pid%/environ}
                    case "$told " in
                        *" $signal$pid "*) continue ;;
                    esac
                    if [ "$pid" = "$2" ] || grep -qs '^PPid:[[:space:]]*0$' "/proc/$pid/status"; then
                        kill -"$signal" "$pid" 2>/dev/null
                        told="$told $signal$pid"
                    fi
                done
                n=$((n + 1))
                sleep 0.1
            done
            """;

    private final DockerClient client;
    private final String containerId;
    private final String mark = VARIABLE + "=" + UUID.randomUUID();

    MarkedProgram(DockerClient client, String containerId) {
        this.client = client;
        this.containerId = containerId;
    }

    /** The variable that the program is to get, as {@code name=value}. */
    String mark() {
        return mark;
    }

    /**
     * Ends it, gently at first, and returns when it is gone. Where neither it nor the engine can be reached there is
     * nothing left to do.
     *
     * @param pid its process id inside the container, or -1 where it is not known to have started; it may be about to,
     *     and is waited for, a second
     */
    void end(long pid) {
        // With an interrupt pending the engine would not even be asked.
        Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        while (true) {
            try {
                askForTheEnd(pid, pid > 0 ? 0 : 10);
                return;
            } catch (NotFoundException | ConflictException e) {
                // The container is gone or does not run, and with it the program.
                return;
            } catch (RuntimeException e) {
                // An engine that does not answer may be on its way back, and the program may be there.
                if (System.nanoTime() >= end) {
                    return;
                }
                sleep();
            }
        }
    }

    private void askForTheEnd(long pid, int looks) {
        String id = client.execCreateCmd(containerId)
                .withCmd("sh", "-c", END, "drsh", mark, String.valueOf(pid), String.valueOf(looks))
                .withAttachStdout(true)
                .exec()
                .getId();
        ExecOutput output = new ExecOutput(OutputStream.nullOutputStream(), new ErrorTail());
        client.execStartCmd(id).withDetach(false).exec(output);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3 * GRACE_MILLIS);
        while (!output.ended() && System.nanoTime() < end) {
            try {
                output.awaitEnd(GRACE_MILLIS);
            } catch (InterruptedException e) {
                // An impatient second interrupt must not leave the program running: go on waiting.
            }
        }
        output.close();
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            // As above.
        }
    }
}
