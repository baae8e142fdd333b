package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where the record and the lock of a folder's scheduled runs are.
 *
 * @param directory of all folders' files
 * @param key names the folder: its last part to be recognized, and a digest of the whole, so that no two share one
 */
public record RunFiles(Path directory, String key) {

    private static final int DIGEST_BYTES = 6;

    /**
     * The files of a folder.
     *
     * @param state drsh's own directory
     */
    public static RunFiles of(Path state, Path folder) {
        Path name = folder.getFileName();
        String plain = name == null ? "" : name.toString().replaceAll("[^A-Za-z0-9_-]", "");
        byte[] digest = sha256(folder.toString().getBytes(StandardCharsets.UTF_8));
        return new RunFiles(
                state.resolve("schedule"), plain + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES));
    }

    Path record() {
        return directory.resolve(key + ".json");
    }

    Path lock() {
        return directory.resolve(key + ".lock");
    }

    /** Makes the directory, readable by its owner only. */
    void createDirectory() {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "Records of scheduled runs cannot be written in " + directory,
                    "make the directory writable, or set XDG_STATE_HOME to one that is",
                    e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
