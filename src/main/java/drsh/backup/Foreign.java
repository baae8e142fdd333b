package drsh.backup;

import drsh.artifact.Sniffed;
import org.jspecify.annotations.Nullable;

/**
 * A file that no manifest vouches for and that looks like a backup by its name or its content.
 *
 * @param file its name
 * @param size in bytes
 * @param content what it is by its first bytes; null where they cannot be read
 */
public record Foreign(String file, long size, @Nullable Sniffed content) {}
