package drsh.artifact;

import java.util.List;

/**
 * What a file is by its first bytes, whatever its name.
 *
 * @param layers what lies around the content, outermost first, as far as it could be opened
 * @param encryption how it is encrypted
 * @param form what the content is
 */
public record Sniffed(List<Layer> layers, Encryption encryption, Form form) {

    /** Such as {@code a plain dump, compressed with gzip, encrypted to a passphrase}. */
    public String words() {
        StringBuilder words = new StringBuilder(form.words());
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (layers.get(i) != Layer.OPENPGP) {
                words.append(", compressed with ").append(layers.get(i));
            }
        }
        return switch (encryption.kind()) {
            case NONE -> words.toString();
            case PASSPHRASE -> words.append(", encrypted to a passphrase").toString();
            case PUBLIC_KEY ->
                words.append(", encrypted to ")
                        .append(String.join(", ", encryption.recipients()))
                        .toString();
        };
    }
}
