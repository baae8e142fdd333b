package drsh.volume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives of volumes, as small as they can be. */
final class Archives {

    private static final int POSTGRES = 999;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(out);

    /** One data directory with a database in it, stopped cleanly. */
    static byte[] of(String directory) throws IOException {
        return new Archives().cluster(directory, "15", 1).bytes();
    }

    Archives cluster(String directory, String version, int state) throws IOException {
        return directory(directory + "/")
                .file(directory + "/PG_VERSION", version + "\n")
                .directory(directory + "/base/")
                .file(directory + "/base/16384/PG_VERSION", version + "\n")
                .file(directory + "/base/16384/112", new byte[8192])
                .directory(directory + "/global/")
                .file(directory + "/global/pg_control", control(state));
    }

    static byte[] control(int state) {
        ByteBuffer control = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        control.putLong(7_500_000_000_000_000_000L)
                .putInt(1300)
                .putInt(202209061)
                .putInt(state);
        return control.array();
    }

    Archives directory(String name) throws IOException {
        return put(entry(name, TarArchiveEntry.LF_DIR, 0700), new byte[0]);
    }

    Archives file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Archives file(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = entry(name, TarArchiveEntry.LF_NORMAL, 0600);
        entry.setSize(content.length);
        return put(entry, content);
    }

    Archives link(String name, String target) throws IOException {
        TarArchiveEntry entry = entry(name, TarArchiveEntry.LF_SYMLINK, 0777);
        entry.setLinkName(target);
        return put(entry, new byte[0]);
    }

    private static TarArchiveEntry entry(String name, byte type, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setMode(mode);
        entry.setUserId(POSTGRES);
        entry.setGroupId(POSTGRES);
        return entry;
    }

    private Archives put(TarArchiveEntry entry, byte[] content) throws IOException {
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }

    byte[] bytes() throws IOException {
        tar.close();
        return out.toByteArray();
    }
}
