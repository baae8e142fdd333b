package drsh.artifact;

import java.util.List;

/**
 * A file of a backup.
 *
 * @param file its name in the storage
 * @param size of the stored bytes
 * @param sha256 of the stored bytes, in hexadecimal
 * @param layers what lies around the content, outermost first
 * @param contentSize the size of the content in bytes, all layers taken off
 * @param contentSha256 of the content, in hexadecimal
 */
public record Artifact(
        String file, long size, String sha256, List<Layer> layers, long contentSize, String contentSha256) {

    /** A file that is its own content. */
    public static Artifact plain(String file, long size, String sha256) {
        return new Artifact(file, size, sha256, List.of(), size, sha256);
    }

    /** Whether a key is needed to read it. */
    public boolean encrypted() {
        return layers.contains(Layer.OPENPGP);
    }
}
