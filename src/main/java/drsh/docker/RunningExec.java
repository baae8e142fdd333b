package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientConfig;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs inside a container. Its standard output goes to a stream as it comes, never through a terminal
 * (which would add carriage returns to a dump).
 */
public final class RunningExec {

    private static final long CANCEL_GRACE_MILLIS = 10_000;
    private static final long POLL_MILLIS = 20;

    /** What the engine says of a program when it could not write to the connection any more: moby, daemon/exec.go. */
    private static final int CONNECTION_LOST = 126;

    private final DockerClient client;
    private final MarkedProgram inside;
    private final String execId;
    private final String program;
    private final ErrorTail stderr = new ErrorTail();
    private final ExecOutput output;

    private RunningExec(DockerClient client, MarkedProgram inside, String execId, String program, OutputStream stdout) {
        this.client = client;
        this.inside = inside;
        this.execId = execId;
        this.program = program;
        this.output = new ExecOutput(stdout, stderr);
    }

    static RunningExec start(
            DockerClient client, String containerId, Exec exec, OutputStream stdout, @Nullable InputStream stdin) {
        RunningExec running = create(client, containerId, exec, stdout, stdin != null);
        var start = client.execStartCmd(running.execId).withDetach(false);
        if (stdin != null) {
            start.withStdIn(stdin);
        }
        start.exec(running.output);
        return running;
    }

    /** Prepares it; nothing runs yet. */
    static RunningExec create(DockerClient client, String containerId, Exec exec, OutputStream stdout, boolean reads) {
        MarkedProgram inside = new MarkedProgram(client, containerId);
        String execId = client.execCreateCmd(containerId)
                .withCmd(exec.traced().toArray(String[]::new))
                .withEnv(Stream.concat(
                                Stream.of(inside.mark(), MarkedProgram.RUN, MarkedProgram.PROCESS),
                                exec.environment().entrySet().stream()
                                        .map(variable -> variable.getKey() + "=" + variable.getValue()))
                        .toList())
                .withAttachStdin(reads)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        return new RunningExec(client, inside, execId, exec.command().get(0), stdout);
    }

    /** Starts the program with a standard input that can end; {@link #feed} goes on from there. */
    Feed startFed(DockerClientConfig config) {
        return new Feed(FedExec.start(config, execId, output), this::ended);
    }

    /**
     * Feeds the program and waits for its end.
     *
     * @throws IOException when the source fails or ends early; the program has been ended then
     */
    ExecResult feed(Feed feed, InputStream source, long size) throws IOException {
        try {
            // Whom to end must be known before anything can go wrong.
            while (stderr.pid() < 0 && !ended()) {
                output.awaitEnd(POLL_MILLIS);
            }
            feed.take(source, size);
            return await();
        } catch (InterruptedException e) {
            cancel();
            throw interrupted(e);
        } catch (IOException e) {
            boolean interrupt = Interruptions.caused(e);
            cancel();
            if (interrupt) {
                throw interrupted(e);
            }
            throw e;
        } catch (RuntimeException e) {
            cancel();
            throw e;
        } finally {
            output.close();
            feed.stop();
        }
    }

    private DrshException interrupted(Exception e) {
        return new DrshException(Outcome.INTERRUPTED, "'" + program + "' was interrupted and ended", "run it again", e);
    }

    /**
     * Waits for the end.
     *
     * @throws DrshException when the connection broke, the output could not be written, or the thread was interrupted;
     *     the program has been ended then, and the thread's interrupt is cleared so that clean-up can work
     */
    public ExecResult await() {
        try {
            output.awaitEnd();
        } catch (InterruptedException e) {
            cancel();
            throw interrupted(e);
        }
        return result();
    }

    /**
     * Waits for the end of a program that must not be stopped half-way. An interrupt does not end it; the thread's
     * interrupt is set when this returns.
     */
    ExecResult awaitWhateverComes() {
        boolean interrupted = false;
        while (true) {
            try {
                output.awaitEnd();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            // Where the connection broke it goes on, and comes to its end.
            Throwable broken = output.broken();
            if (broken != null) {
                throw lost(broken);
            }
            return result();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ExecResult result() {
        Throwable unwritten = output.unwritten();
        Throwable broken = output.broken();
        if (unwritten != null || broken != null) {
            cancel();
        }
        if (unwritten != null) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The output of '" + program + "' could not be written (" + unwritten.getMessage()
                            + "), so it was ended",
                    "look at the free space where it goes, then run it again",
                    unwritten);
        }
        if (broken != null) {
            throw lost(broken);
        }
        int code = exitCode();
        if (code == CONNECTION_LOST && stderr.text().isBlank()) {
            cancel();
            throw lost(null);
        }
        return new ExecResult(code, "", stderr.text());
    }

    private DrshException lost(@Nullable Throwable cause) {
        String what = "The connection to the engine broke while '" + program + "' was running";
        String next = "look at the engine, then run it again";
        return cause == null ? DrshException.failed(what, next) : Interruptions.orFailed(cause, what, next);
    }

    /** Ends the program inside the container, waits until it is gone, and only then closes the stream. */
    public void cancel() {
        long pid = announcedPid();
        if (!endedByItself()) {
            inside.end(pid);
        }
        output.close();
    }

    private boolean endedByItself() {
        if (output.broken() != null) {
            return false;
        }
        try {
            InspectExecResponse state = inspect();
            Long code = state.getExitCodeLong();
            return !Boolean.TRUE.equals(state.isRunning()) && code != null && code != CONNECTION_LOST;
        } catch (NotFoundException e) {
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A program that was only just started cannot be ended before it is there. */
    private long announcedPid() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CANCEL_GRACE_MILLIS);
        while (stderr.pid() < 0 && !output.closed() && System.nanoTime() < end) {
            pause();
        }
        return stderr.pid();
    }

    /** Whether nothing more comes from it: it has ended, was cancelled, or the connection broke. */
    public boolean ended() {
        return output.ended();
    }

    /** Waits for a program that was told to end, {@code millis} at most; an interrupt only shortens the wait. */
    public void awaitEnd(long millis) {
        try {
            output.awaitEnd(millis);
        } catch (InterruptedException e) {
            // Whoever waits goes on with a cancel.
        }
    }

    /** What it wrote to standard error so far. */
    public String complaints() {
        return stderr.text();
    }

    /**
     * Whether the program still runs inside the container.
     *
     * @throws DrshException (failed) when the engine does not answer
     */
    public boolean running() {
        try {
            return Boolean.TRUE.equals(inspect().isRunning());
        } catch (NotFoundException e) {
            return false;
        } catch (RuntimeException e) {
            throw lost(e);
        }
    }

    private int exitCode() {
        // The stream may end a moment before the engine has noted the exit code.
        if (!gone(CANCEL_GRACE_MILLIS)) {
            cancel();
            throw lost(null);
        }
        try {
            Long code = inspect().getExitCodeLong();
            return code == null ? -1 : code.intValue();
        } catch (RuntimeException e) {
            throw lost(e);
        }
    }

    private boolean gone(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (perhapsRunning()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** An engine that does not answer may be on its way back, and the program may be there. */
    private boolean perhapsRunning() {
        try {
            return running();
        } catch (DrshException e) {
            return true;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            // An impatient second interrupt must not leave the program running: go on waiting.
        }
    }

    private InspectExecResponse inspect() {
        return client.inspectExecCmd(execId).exec();
    }
}
