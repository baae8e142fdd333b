package drsh.artifact;

import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** A storage with room for so many more bytes, whatever it says of itself. */
public final class FullStorage implements Storage {

    private final Storage storage;
    private final long said;
    private long room;

    /** Has that room, and does not know it. */
    public FullStorage(Storage storage, long room) {
        this(storage, room, Long.MAX_VALUE);
    }

    /** Has that room, and says that it has other. */
    public FullStorage(Storage storage, long room, long said) {
        this.storage = storage;
        this.room = room;
        this.said = said;
    }

    @Override
    public String where() {
        return storage.where();
    }

    @Override
    public boolean there() {
        return storage.there();
    }

    @Override
    public List<String> names() {
        return storage.names();
    }

    @Override
    public InputStream open(String name) {
        return storage.open(name);
    }

    @Override
    public long size(String name) {
        return storage.size(name);
    }

    @Override
    public Instant modified(String name) {
        return storage.modified(name);
    }

    @Override
    public void delete(String name) {
        storage.delete(name);
    }

    @Override
    public long free() {
        return said;
    }

    @Override
    public PendingFile create(String name) {
        PendingFile file = storage.create(name);
        OutputStream limited = new FilterOutputStream(file.out()) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                int fits = (int) Math.min(length, room);
                out.write(bytes, offset, fits);
                room -= fits;
                if (fits < length) {
                    throw new IOException("No space left on device");
                }
            }
        };
        return new Limited(file, limited);
    }

    private record Limited(PendingFile file, OutputStream out) implements PendingFile {
        @Override
        public void sync() throws IOException {
            file.sync();
        }

        @Override
        public InputStream reopen() throws IOException {
            return file.reopen();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void commit() throws IOException {
            file.commit();
        }

        @Override
        public void withdraw() {
            file.withdraw();
        }

        @Override
        public void replace() throws IOException {
            file.replace();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
