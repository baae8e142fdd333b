package drsh.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a program inside a container writes. Not docker-java's own adapter: that one closes the stream as soon as
 * the thread that waits is interrupted, and throws what went wrong as it is, so nobody could end the program first.
 */
final class ExecOutput implements ResultCallback<Frame> {

    private final OutputStream stdout;
    private final ErrorTail stderr;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Closeable stream;
    private volatile @Nullable IOException unwritten;
    private volatile @Nullable Throwable broken;
    private volatile boolean closed;

    ExecOutput(OutputStream stdout, ErrorTail stderr) {
        this.stdout = stdout;
        this.stderr = stderr;
    }

    @Override
    public void onStart(Closeable opened) {
        stream = opened;
        if (closed) {
            close();
        }
    }

    @Override
    public void onNext(Frame frame) {
        if (frame.getStreamType() == StreamType.STDERR) {
            stderr.append(frame.getPayload());
        } else if (unwritten == null) {
            write(frame.getPayload());
        }
    }

    private void write(byte[] payload) {
        try {
            // The payload's buffer is used again for the next frame: write it out at once.
            stdout.write(payload);
        } catch (IOException e) {
            unwritten = e;
            ended.countDown();
        }
    }

    @Override
    public void onError(Throwable throwable) {
        broken = throwable;
        closed = true;
        ended.countDown();
    }

    @Override
    public void onComplete() {
        closed = true;
        ended.countDown();
    }

    /** Waits until nothing more comes, or what comes cannot be written. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Waits that long at most. */
    void awaitEnd(long millis) throws InterruptedException {
        ended.await(millis, TimeUnit.MILLISECONDS);
    }

    boolean ended() {
        return ended.getCount() == 0;
    }

    /** Whether nothing can come any more, not even on standard error. */
    boolean closed() {
        return closed;
    }

    /** Why standard output could not be written, null where it could. */
    @Nullable
    IOException unwritten() {
        return unwritten;
    }

    /** How the connection broke, null where it did not. */
    @Nullable
    Throwable broken() {
        return broken;
    }

    /** Nothing more is wanted. */
    @Override
    public void close() {
        closed = true;
        ended.countDown();
        Closeable open = stream;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // The program is gone; an unclean end of the stream changes nothing.
        }
    }
}
