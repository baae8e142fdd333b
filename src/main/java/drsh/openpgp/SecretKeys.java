package drsh.openpgp;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.jspecify.annotations.Nullable;

/** Secret key files. They are opened only when a message needs one, and then kept in memory. */
public final class SecretKeys {

    private static final String OPTION = "encryption.secret-keys";

    private final List<Path> files;
    private @Nullable List<Key> keys;

    private SecretKeys(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Files as {@code gpg --export-secret-keys} or {@code --export-secret-subkeys} writes them. Nothing is read yet. */
    public static SecretKeys read(List<Path> files) {
        return new SecretKeys(files);
    }

    /** No keys: only a passphrase opens messages. */
    public static SecretKeys none() {
        return new SecretKeys(List.of());
    }

    /** A key, and where it is from. */
    record Key(Path file, PGPSecretKey secret) {

        String id() {
            return KeyId.text(secret.getKeyID());
        }

        @Override
        public String toString() {
            return id() + " in " + file;
        }
    }

    /** The keys that a recipient's id may mean: usually one, all of them when the sender hid it. */
    List<Key> matching(String recipient) {
        return keys().stream()
                .filter(key -> recipient.equals(KeyId.HIDDEN) || recipient.equals(key.id()))
                .toList();
    }

    boolean mayOpen(String recipient) {
        return !matching(recipient).isEmpty();
    }

    private synchronized List<Key> keys() {
        List<Key> known = keys;
        if (known == null) {
            known = files.stream().flatMap(SecretKeys::keysIn).toList();
            keys = known;
        }
        return known;
    }

    private static Stream<Key> keysIn(Path file) {
        KeyFile read = KeyFile.read(file, OPTION);
        if (read.secretKeys().isEmpty()) {
            throw DrshException.refused(
                    file + " holds public keys only",
                    "write it with 'gpg --export-secret-keys', or look at " + OPTION + " in drsh.yml");
        }
        return read.secretKeys().stream()
                .flatMap(ring ->
                        StreamSupport.stream(Spliterators.spliteratorUnknownSize(ring.getSecretKeys(), 0), false))
                // A primary key is often kept elsewhere, and a stub stands in its place.
                .filter(secret ->
                        !secret.isPrivateKeyEmpty() && secret.getPublicKey().isEncryptionKey())
                .map(secret -> new Key(file, secret));
    }
}
