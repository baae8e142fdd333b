package drsh.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/** A tar archive of one file, streamed: the file is never held in memory or written a second time. */
final class SingleFileTar {

    private static final int BLOCK = 512;
    private static final int PRIVATE = 0600;

    private SingleFileTar() {}

    static InputStream of(String name, long owner, InputStream content, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(PRIVATE);
        entry.setUserId(owner);
        byte[] header = new byte[BLOCK];
        // The star form of the size field: archives over 8 GiB.
        entry.writeEntryHeader(header, ZipEncodingHelper.getZipEncoding(StandardCharsets.UTF_8.name()), true);
        int padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        byte[] end = new byte[padding + 2 * BLOCK];
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(header), new Source(content), new ByteArrayInputStream(end))));
    }
}
