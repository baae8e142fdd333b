package drsh.backup;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Refuses a file from elsewhere that cannot be imported, before a byte of it is read, and says which of the reasons it is. */
final class ImportPreflight {

    private ImportPreflight() {}

    /** Whether there is such a file, and it can be read. */
    static void requireFile(Path file) {
        if (Files.isSymbolicLink(file)) {
            throw link(file);
        }
        if (Files.isDirectory(file)) {
            throw DrshException.refused("'" + file + "' is a directory", "name the files in it that are backups");
        }
        if (Files.notExists(file)) {
            throw DrshException.refused(
                    "There is no file '" + file + "'",
                    "look at its name; 'backup list' shows the foreign files of the backup directory");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw DrshException.refused("'" + file + "' is a pipe or a device", "write it to a file first");
        }
        if (!Files.isReadable(file)) {
            throw DrshException.refused("'" + file + "' cannot be read", "look at the owner and mode of it");
        }
    }

    private static DrshException link(Path file) {
        if (Files.notExists(file)) {
            return DrshException.refused(
                    "'" + file + "' is a symbolic link to something that is not there", "look at what it leads to");
        }
        return DrshException.refused(
                "'" + file + "' is a symbolic link, and a backup must be a file of its own",
                "name the file that it leads to");
    }

    /** Whether it can go there: under its own name, beside what is there, on that disk. */
    static void requireRoom(Path file, String name, Storage storage) throws IOException {
        if (name.startsWith(".")) {
            throw DrshException.refused(
                    "'" + file + "' is hidden, and a hidden file is no backup", "rename it, without the dot");
        }
        if (storage.names().contains(name)) {
            throw DrshException.refused(
                    "There is a file '" + name + "' in " + storage.where() + " already",
                    "rename the one that you want to import");
        }
        long size = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
        long free = storage.free();
        if (free < size) {
            throw DrshException.refused(
                    storage.where() + " has " + Amounts.size(free) + " free, and '" + name + "' needs "
                            + Amounts.size(size),
                    "make room there ('retention plan' shows what may go)");
        }
    }
}
