package drsh.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file that is being written. Closed without a commit it leaves nothing behind. */
public interface PendingFile extends AutoCloseable {

    /** Where its bytes go, buffered. */
    OutputStream out();

    /** Ends the writing: the bytes are on disk after this, still without their name. */
    void sync() throws IOException;

    /** Reads the bytes back, after {@link #sync()}. */
    InputStream reopen() throws IOException;

    /** The bytes written. */
    long size() throws IOException;

    /** Gives the file its name, for good: it is there after a crash of the machine too. */
    void commit() throws IOException;

    /** Takes the file away again after {@link #commit()}, when what belongs to it could not be finished. */
    void withdraw();

    /** As {@link #commit()}, in the place of a file of that name. */
    void replace() throws IOException;

    @Override
    void close();
}
