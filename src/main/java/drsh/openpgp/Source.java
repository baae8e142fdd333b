package drsh.openpgp;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The stream a message comes from. It remembers its own trouble, so that a broken disk or an interrupt is never taken for
 * a damaged message, and limits the packets before the data, so that a damaged length does not fill the memory.
 */
final class Source extends InputStream {

    /** Two thousand recipients; what is longer is damaged. */
    private static final int LONGEST_BEGINNING = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private long left = LONGEST_BEGINNING;
    private @Nullable IOException trouble;
    private @Nullable RuntimeException unexpected;

    Source(InputStream in) {
        this.in = new BufferedInputStream(new Watched(in), BUFFER);
    }

    /** Ends the limit: from here on comes the data. */
    void unlimited() {
        left = Long.MAX_VALUE;
    }

    /** Throws what the stream itself has thrown, whatever was made of it since. */
    void throwTrouble() throws IOException {
        if (trouble != null) {
            throw trouble;
        }
        if (unexpected != null) {
            throw unexpected;
        }
    }

    /** The bytes that come next, not taken. */
    byte[] ahead(int count) throws IOException {
        in.mark(count);
        byte[] bytes = in.readNBytes(count);
        in.reset();
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count(read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("more than " + LONGEST_BEGINNING + " bytes before the data");
        }
    }

    private final class Watched extends FilterInputStream {

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                trouble = e;
                throw e;
            } catch (RuntimeException e) {
                unexpected = e;
                throw e;
            }
        }
    }
}
