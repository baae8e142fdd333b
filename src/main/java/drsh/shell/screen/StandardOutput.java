package drsh.shell.screen;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers that results were lost, which a print stream keeps to itself. */
public final class StandardOutput extends FilterOutputStream {

    private @Nullable String lost;

    /** Over the stream of the process. */
    public StandardOutput(OutputStream stream) {
        super(stream);
    }

    /** To print to. */
    public PrintStream printer() {
        return new PrintStream(new BufferedOutputStream(this), false, StandardCharsets.UTF_8);
    }

    /** Why results did not reach their place, such as a full disk; empty when they did, or nobody wanted them. */
    public synchronized Optional<String> lost() {
        // Whoever reads has seen enough (| head), which is no failure.
        return Optional.ofNullable(lost).filter(why -> !why.equals(nobodyReads()));
    }

    /** What a write into a closed pipe is called here: the C library says it in the language of the operator. */
    private static @Nullable String nobodyReads() {
        try {
            Pipe pipe = Pipe.open();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                pipe.source().close();
                sink.write(ByteBuffer.allocate(1));
            }
        } catch (IOException e) {
            return e.getMessage();
        }
        return null;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            lost = String.valueOf(e.getMessage());
            throw e;
        }
    }
}
