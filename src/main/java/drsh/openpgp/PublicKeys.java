package drsh.openpgp;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;

/** Recipients: the public keys that messages are encrypted to. */
public final class PublicKeys {

    private static final String OPTION = "encryption.recipients";

    private final List<PGPPublicKey> keys;

    private PublicKeys(List<PGPPublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads key files as {@code gpg --export} writes them, armored or binary, each with one key or several; of each key
     * the newest valid subkey for encryption counts. All or nothing: a recipient that is passed over in silence finds
     * out in a disaster.
     *
     * @param now when the keys must be valid
     * @throws DrshException (refused), naming the file and the key, when a file cannot be read or holds no public key,
     *     or a key is expired, revoked, damaged or not for encryption; (usage) when there is no file
     */
    public static PublicKeys read(List<Path> files, Instant now) {
        if (files.isEmpty()) {
            throw DrshException.usage("There is no recipient to encrypt to", "look at " + OPTION + " in drsh.yml");
        }
        Map<Long, PGPPublicKey> keys = new LinkedHashMap<>();
        for (Path file : files) {
            KeyFile read = KeyFile.read(file, OPTION);
            if (read.publicKeys().isEmpty()) {
                throw DrshException.refused(
                        file + " holds secret keys only (" + read.secretKeyIds() + ")",
                        "keep that file off this host, and write the public key with 'gpg --export'");
            }
            for (PGPPublicKeyRing ring : read.publicKeys()) {
                PGPPublicKey key = new EncryptionKey(file, ring, now).chosen();
                keys.putIfAbsent(key.getKeyID(), key);
            }
        }
        return new PublicKeys(List.copyOf(keys.values()));
    }

    /** The ids of the keys that are encrypted to, subkeys usually, as 16 upper-case hexadecimal digits. */
    public List<String> keyIds() {
        return keys.stream().map(key -> KeyId.text(key.getKeyID())).toList();
    }

    List<PGPPublicKey> keys() {
        return keys;
    }
}
