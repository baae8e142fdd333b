package drsh.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Carries the input of a program to its connection. The source is read in the caller's thread, so that an interrupt
 * reaches it; the connection is written in another one, because an interrupted write would close it, and the program
 * would take that for the end of its input.
 */
final class Feed implements Runnable {

    private static final int PIECE = 128 * 1024;
    private static final int PIECES_UNDER_WAY = 4;
    private static final long POLL_MILLIS = 50;
    private static final byte[] END = {};

    private final CompletableFuture<EngineSocket> connection;
    private final BooleanSupplier ended;
    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES_UNDER_WAY);
    private final Thread writer = new Thread(this, "drsh-exec-input");

    /**
     * A feed that is ready.
     *
     * @param connection where the program's input goes, once it has been started
     * @param ended whether the program wants nothing more
     */
    Feed(CompletableFuture<EngineSocket> connection, BooleanSupplier ended) {
        this.connection = connection;
        this.ended = ended;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Feeds the program until it has got everything, and its end of file, or wants nothing more.
     *
     * @throws IOException when the source fails, or ends before {@code size} bytes have come; the program has not been
     *     told that its input ended
     */
    void take(InputStream source, long size) throws IOException, InterruptedException {
        long left = size;
        while (left > 0) {
            byte[] piece = new byte[(int) Math.min(PIECE, left)];
            int read = source.readNBytes(piece, 0, piece.length);
            if (read == 0) {
                throw new EOFException("the input ended " + left + " bytes early");
            }
            if (!offer(read == piece.length ? piece : Arrays.copyOf(piece, read))) {
                return;
            }
            left -= read;
        }
        offer(END);
    }

    private boolean offer(byte[] piece) throws InterruptedException {
        while (!ended.getAsBoolean()) {
            if (pieces.offer(piece, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void run() {
        try {
            EngineSocket socket = connection.get();
            for (byte[] piece = pieces.take(); piece != END; piece = pieces.take()) {
                socket.write(piece, 0, piece.length);
            }
            socket.endOutput();
        } catch (IOException | ExecutionException e) {
            // The program has ended, or the connection broke: whoever reads its output knows which.
        } catch (InterruptedException e) {
            // Stopped.
        }
    }

    /** Lets the writing thread go. The connection is closed by now, or the program has all its input. */
    void stop() {
        writer.interrupt();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
