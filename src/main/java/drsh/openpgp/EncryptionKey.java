package drsh.openpgp;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;

/** The key to encrypt to, among those that belong together: as {@code gpg} chooses, the newest that is valid. */
final class EncryptionKey {

    private static final int FOR_ENCRYPTION = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;
    /** Of the newer kinds no {@code gpg} in use can read what is encrypted to them. */
    private static final int KEY_VERSION = 4;

    private final Path file;
    private final PGPPublicKeyRing ring;
    private final Instant now;
    private final PGPPublicKey primary;
    private final SelfSignatures signatures;

    EncryptionKey(Path file, PGPPublicKeyRing ring, Instant now) {
        this.file = file;
        this.ring = ring;
        this.now = now;
        this.primary = ring.getPublicKey();
        this.signatures = new SelfSignatures(primary);
    }

    /**
     * The key.
     *
     * @throws DrshException (refused) when there is none, naming the key and why
     */
    PGPPublicKey chosen() {
        if (signatures.primaryRevoked()) {
            throw refused("is revoked");
        }
        PGPSignature own = signatures
                .ofPrimary()
                .orElseThrow(() -> refused("is damaged: nothing that it says of itself can be verified"));
        if (expired(primary, own)) {
            throw refused("is expired since " + end(primary, own));
        }
        return subkeys()
                .filter(this::valid)
                .max(Comparator.comparing(PGPPublicKey::getCreationTime))
                .or(() -> Optional.of(primary).filter(key -> encrypts(key, own)))
                .orElseThrow(() -> refused(why()));
    }

    private Stream<PGPPublicKey> subkeys() {
        Stream<PGPPublicKey> keys =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(ring.getPublicKeys(), 0), false);
        return keys.filter(key -> !key.isMasterKey());
    }

    private boolean valid(PGPPublicKey subkey) {
        return signatures
                .ofSubkey(subkey)
                .filter(binding -> encrypts(subkey, binding) && !expired(subkey, binding))
                .filter(binding -> !signatures.revoked(subkey))
                .isPresent();
    }

    /** What the key says it is for; one that does not say is for all that its algorithm can do. */
    private static boolean encrypts(PGPPublicKey key, PGPSignature signature) {
        int flags = signature.getHashedSubPackets().getKeyFlags();
        return key.getVersion() == KEY_VERSION
                && key.isEncryptionKey()
                && (flags == 0 || (flags & FOR_ENCRYPTION) != 0);
    }

    private boolean expired(PGPPublicKey key, PGPSignature signature) {
        return signature.getHashedSubPackets().getKeyExpirationTime() != 0 && !now.isBefore(end(key, signature));
    }

    private static Instant end(PGPPublicKey key, PGPSignature signature) {
        return key.getCreationTime()
                .toInstant()
                .plusSeconds(signature.getHashedSubPackets().getKeyExpirationTime());
    }

    private String why() {
        String reasons = subkeys().map(this::why).collect(Collectors.joining(", "));
        return "has no subkey to encrypt to" + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    private String why(PGPPublicKey subkey) {
        return KeyId.text(subkey.getKeyID()) + " "
                + signatures
                        .ofSubkey(subkey)
                        .map(binding -> !encrypts(subkey, binding)
                                ? "is not for encryption"
                                : expired(subkey, binding) ? "is expired since " + end(subkey, binding) : "is revoked")
                        .orElse("is damaged");
    }

    private DrshException refused(String why) {
        return DrshException.refused(
                "The key " + KeyId.text(primary.getKeyID()) + " in " + file + " " + why,
                "have its owner export a valid one ('gpg --export'), or look at encryption.recipients in drsh.yml");
    }
}
