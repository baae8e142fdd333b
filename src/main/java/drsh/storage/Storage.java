package drsh.storage;

import java.io.InputStream;
import java.util.List;

/** A place for backups: write-once files with plain names. */
public interface Storage {

    /** The name to show for it. */
    String where();

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

    /** Begins a new file. It has its name only after {@link PendingFile#commit()}. */
    PendingFile create(String name);

    /** Free space in bytes. */
    long free();
}
