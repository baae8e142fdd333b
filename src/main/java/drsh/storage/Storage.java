package drsh.storage;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** A place for backups: write-once files with plain names. */
public interface Storage {

    /** The name to show for it. */
    String where();

    /** Whether it is there: a directory may not be made yet, a drive may not be mounted. */
    boolean there();

    /** The names of the files in it; empty when it does not exist yet. */
    List<String> names();

    /**
     * Opens a file.
     *
     * @throws drsh.command.DrshException (refused) when it cannot be read
     */
    InputStream open(String name);

    /** The size of a file in bytes. */
    long size(String name);

    /** When a file was last written to. */
    Instant modified(String name);

    /** Begins a new file. It has its name only after {@link PendingFile#commit()}. */
    PendingFile create(String name);

    /**
     * Deletes a file; one that is not there is no error. It is gone for good, also after a crash of the machine.
     *
     * @throws drsh.command.DrshException (failed) when it cannot be deleted
     */
    void delete(String name);

    /** Free space in bytes. */
    long free();
}
