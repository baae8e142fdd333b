package drsh.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What is in a gzip file (RFC 1952), of one member or several. The JDK's own stream takes whatever it cannot read behind
 * a member for the end: garbage, a broken disk, an interrupt. It also stops before the end of the stream below, which may
 * be the proof of something. This one ends only at the very end.
 */
final class GzipInput extends InputStream {

    private static final int BUFFER = 1 << 18;
    private static final int CHECKSUM = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int length;
    private boolean ended;

    /** Reads the first header. */
    GzipInput(InputStream in) throws IOException {
        this.in = in;
        header(needed());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (!ended) {
            int read = inflated(bytes, offset, count);
            if (read > 0) {
                crc.update(bytes, offset, read);
                return read;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                fill();
                inflater.setInput(buffer, 0, length);
                next = length;
            } else {
                throw new IOException("it is no gzip");
            }
        }
        return -1;
    }

    private int inflated(byte[] bytes, int offset, int count) throws IOException {
        try {
            return inflater.inflate(bytes, offset, count);
        } catch (DataFormatException e) {
            throw new IOException("its compressed data is damaged", e);
        }
    }

    private void endMember() throws IOException {
        next = length - inflater.getRemaining();
        if (number() != crc.getValue() || number() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new IOException("its checksum is wrong");
        }
        int first = following();
        if (first < 0) {
            ended = true;
            inflater.end();
        } else {
            inflater.reset();
            crc.reset();
            header(first);
        }
    }

    private void header(int first) throws IOException {
        if (first != 0x1f || needed() != 0x8b || needed() != 8) {
            throw new IOException("there is something else than gzip");
        }
        int flags = needed();
        if ((flags & RESERVED) != 0) {
            throw new IOException("there is something else than gzip");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(needed() | needed() << 8);
        }
        for (int text : new int[] {NAME, COMMENT}) {
            if ((flags & text) != 0) {
                skipText();
            }
        }
        if ((flags & CHECKSUM) != 0) {
            skip(2);
        }
        inflater.setInput(buffer, next, length - next);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            needed();
        }
    }

    private void skipText() throws IOException {
        while (needed() != 0) {
            // It is the name of a file, or a remark.
        }
    }

    private long number() throws IOException {
        return needed() | needed() << 8 | needed() << 16 | (long) needed() << 24;
    }

    private int needed() throws IOException {
        int one = following();
        if (one < 0) {
            throw new EOFException("its end is missing");
        }
        return one;
    }

    private int following() throws IOException {
        if (next == length) {
            length = in.read(buffer, 0, BUFFER);
            next = 0;
            if (length <= 0) {
                length = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xff;
    }

    private void fill() throws IOException {
        length = in.read(buffer, 0, BUFFER);
        if (length <= 0) {
            length = 0;
            throw new EOFException("its end is missing");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
