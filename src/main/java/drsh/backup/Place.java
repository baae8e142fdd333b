package drsh.backup;

import drsh.storage.Storage;

/**
 * A storage that backups are in, by the name that the configuration gives it.
 *
 * @param name {@code main}, or the name of one of the further storages
 * @param storage where it is
 */
public record Place(String name, Storage storage) {

    /** Where new backups go. */
    public static final String MAIN = "main";
}
