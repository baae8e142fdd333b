package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs inside a container. Its standard output goes to a stream as it comes, never through a terminal
 * (which would add carriage returns to a dump).
 */
public final class RunningExec {

    private static final long CANCEL_GRACE_MILLIS = 10_000;
    private static final long POLL_MILLIS = 20;

    private final DockerClient client;
    private final String containerId;
    private final String execId;
    private final OutputStream stdout;
    private final ErrorTail stderr = new ErrorTail();
    private final Receiver receiver = new Receiver();
    private volatile @Nullable Throwable failure;

    private RunningExec(DockerClient client, String containerId, String execId, OutputStream stdout) {
        this.client = client;
        this.containerId = containerId;
        this.execId = execId;
        this.stdout = stdout;
    }

    static RunningExec start(
            DockerClient client, String containerId, Exec exec, OutputStream stdout, @Nullable InputStream stdin) {
        String execId = client.execCreateCmd(containerId)
                .withCmd(exec.traced().toArray(String[]::new))
                .withEnv(exec.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withAttachStdin(stdin != null)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        RunningExec running = new RunningExec(client, containerId, execId, stdout);
        var start = client.execStartCmd(execId).withDetach(false);
        if (stdin != null) {
            start.withStdIn(stdin);
        }
        start.exec(running.receiver);
        return running;
    }

    /**
     * Waits for the end.
     *
     * @throws DrshException when the connection broke, the output could not be written, or the thread was interrupted;
     *     the program has been ended then, and the thread's interrupt is cleared so that clean-up can work
     */
    public ExecResult await() {
        try {
            receiver.awaitCompletion();
        } catch (InterruptedException e) {
            cancel();
            throw new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e);
        }
        Throwable broken = failure;
        if (broken != null) {
            cancel();
            throw new DrshException(
                    Outcome.FAILED,
                    "The output could not be taken: " + broken.getMessage(),
                    "free the way, run it again",
                    broken);
        }
        return new ExecResult(exitCode(), "", stderr.text());
    }

    /** Ends the program inside the container, waits until it is gone, and only then closes the stream. */
    public void cancel() {
        long pid = stderr.pid();
        if (pid > 0 && running()) {
            signal("TERM", pid);
            if (!gone(CANCEL_GRACE_MILLIS)) {
                signal("KILL", pid);
                gone(CANCEL_GRACE_MILLIS);
            }
        }
        try {
            receiver.close();
        } catch (IOException e) {
            // The program is gone; an unclean end of the stream changes nothing.
        }
    }

    /** What it wrote to standard error so far. */
    public String complaints() {
        return stderr.text();
    }

    /** Whether the program still runs inside the container. */
    public boolean running() {
        try {
            return Boolean.TRUE.equals(inspect().isRunning());
        } catch (DockerException e) {
            return false;
        }
    }

    private int exitCode() {
        // The stream may end a moment before the engine has noted the exit code.
        if (!gone(CANCEL_GRACE_MILLIS)) {
            cancel();
            throw DrshException.failed(
                    "The connection to the engine broke while the program was running",
                    "look at the engine, run it again");
        }
        Long code = inspect().getExitCodeLong();
        return code == null ? -1 : code.intValue();
    }

    private boolean gone(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (running()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                // An impatient second interrupt must not leave the program running: go on waiting.
            }
        }
        return true;
    }

    private InspectExecResponse inspect() {
        return client.inspectExecCmd(execId).exec();
    }

    private void signal(String name, long pid) {
        try {
            String id = client.execCreateCmd(containerId)
                    .withCmd("sh", "-c", "kill -" + name + " \"$1\"", "drsh", String.valueOf(pid))
                    .exec()
                    .getId();
            client.execStartCmd(id)
                    .withDetach(true)
                    .exec(new ResultCallback.Adapter<>())
                    .awaitCompletion();
        } catch (DockerException | InterruptedException e) {
            // The container is gone, and with it the program.
        }
    }

    private final class Receiver extends ResultCallback.Adapter<Frame> {
        @Override
        public void onNext(Frame frame) {
            try {
                // The payload's buffer is used again for the next frame: write it out at once.
                if (frame.getStreamType() == StreamType.STDERR) {
                    stderr.append(frame.getPayload());
                } else {
                    stdout.write(frame.getPayload());
                }
            } catch (IOException e) {
                onError(e);
            }
        }

        @Override
        public void onError(Throwable throwable) {
            if (failure == null) {
                failure = throwable;
            }
            super.onError(throwable);
        }
    }
}
