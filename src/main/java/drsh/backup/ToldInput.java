package drsh.backup;

import drsh.command.Reporter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how far a file is read. */
public final class ToldInput extends FilterInputStream {

    private final String what;
    private final long size;
    private final Reporter reporter;
    private long read;

    /**
     * Tells of that stream.
     *
     * @param what the work, a few words
     * @param size of the file in bytes
     */
    public ToldInput(InputStream in, String what, long size, Reporter reporter) {
        super(in);
        this.what = what;
        this.size = size;
        this.reporter = reporter;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        tell(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        tell(count);
        return count;
    }

    private void tell(int more) {
        if (more > 0) {
            read += more;
            reporter.progress(what, read, size);
        }
    }
}
