package drsh.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * A tar archive, which must end as archives do: reading it fails with an {@link IOException} where it ends before its
 * end. When the engine cannot read a file to its end it writes that to its own log, sends nothing more, and ends the
 * answer in good order; and a library that reads archives takes the end of the file for the end of the archive.
 */
public final class WholeTar extends FilterInputStream {

    private static final int BLOCK = 512;
    private static final int SIZE_OFFSET = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_OFFSET = 156;
    private static final int SPARSE_OFFSET = 482;
    private static final int MORE_SPARSE_OFFSET = 504;
    private static final int END_BLOCKS = 2;
    private static final int EXTENDED_LIMIT = 64 * 1024;

    /** A file too large for the header's own field has its size in a header before it. */
    private static final Pattern EXTENDED_SIZE = Pattern.compile("(?:^|\\n)\\d+ size=(\\d+)\\n");

    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long contentBlocks;
    private int endBlocks;
    private final StringBuilder extended = new StringBuilder();
    private boolean inExtended;
    private boolean inSparse;

    /** Follows that archive, which is uncompressed. */
    public WholeTar(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read < 0) {
            requireEnd();
        } else {
            follow(buffer, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, EXTENDED_LIMIT)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void requireEnd() throws IOException {
        if (filled != 0 || contentBlocks != 0 || inSparse || endBlocks < END_BLOCKS) {
            throw new IOException("only a part of the archive has come");
        }
    }

    private void follow(byte[] buffer, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            long whole = Math.min(contentBlocks, (end - at) / BLOCK);
            if (filled == 0 && whole > 0 && !inExtended && !inSparse) {
                at += (int) whole * BLOCK;
                contentBlocks -= whole;
                continue;
            }
            int part = Math.min(BLOCK - filled, end - at);
            System.arraycopy(buffer, at, block, filled, part);
            filled += part;
            at += part;
            if (filled == BLOCK) {
                filled = 0;
                take();
            }
        }
    }

    private void take() throws IOException {
        if (inSparse) {
            inSparse = block[MORE_SPARSE_OFFSET] != 0;
        } else if (contentBlocks > 0) {
            contentBlocks--;
            if (inExtended && extended.length() < EXTENDED_LIMIT) {
                extended.append(new String(block, StandardCharsets.ISO_8859_1));
            }
        } else if (empty()) {
            endBlocks++;
        } else if (endBlocks == 0) {
            header();
        }
    }

    private boolean empty() {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private void header() throws IOException {
        long size = size();
        contentBlocks = (size + BLOCK - 1) / BLOCK;
        inExtended = block[TYPE_OFFSET] == 'x';
        inSparse = block[TYPE_OFFSET] == 'S' && block[SPARSE_OFFSET] != 0;
        extended.setLength(0);
    }

    private long size() throws IOException {
        Matcher larger = EXTENDED_SIZE.matcher(extended);
        if (larger.find()) {
            return Long.parseLong(larger.group(1));
        }
        if (block[TYPE_OFFSET] >= '1' && block[TYPE_OFFSET] <= '6') {
            return 0;
        }
        try {
            return TarUtils.parseOctalOrBinary(block, SIZE_OFFSET, SIZE_LENGTH);
        } catch (IllegalArgumentException e) {
            throw new IOException("something else than an archive has come", e);
        }
    }
}
