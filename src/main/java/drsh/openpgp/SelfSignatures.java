package drsh.openpgp;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * What a primary key has signed about itself and its subkeys. A signature that does not verify says nothing, so that a
 * damaged key file is found before backups are encrypted to a key that nobody has.
 */
final class SelfSignatures {

    private final PGPPublicKey primary;

    SelfSignatures(PGPPublicKey primary) {
        this.primary = primary;
    }

    /** The newest that says what the primary key is for and how long it lasts. */
    Optional<PGPSignature> ofPrimary() {
        Stream<PGPSignature> direct = by(primary.getSignaturesOfType(PGPSignature.DIRECT_KEY))
                .filter(signature -> verifies(signature, () -> signature.verifyCertification(primary)));
        Stream<PGPSignature> certifications = stream(primary.getRawUserIDs())
                .flatMap(user -> by(primary.getSignaturesForID(user))
                        .filter(PGPSignature::isCertification)
                        .filter(signature -> verifies(signature, () -> signature.verifyCertification(user, primary))));
        return newest(Stream.concat(direct, certifications));
    }

    /** The newest that binds a subkey to the primary key. */
    Optional<PGPSignature> ofSubkey(PGPPublicKey subkey) {
        return newest(by(subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING))
                .filter(signature -> verifies(signature, () -> signature.verifyCertification(primary, subkey))));
    }

    /** Whether the primary key, and with it everything, is revoked. */
    boolean primaryRevoked() {
        return by(primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION))
                .anyMatch(signature -> verifies(signature, () -> signature.verifyCertification(primary)));
    }

    /** Whether a subkey is revoked. */
    boolean revoked(PGPPublicKey subkey) {
        return by(subkey.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION))
                .anyMatch(signature -> verifies(signature, () -> signature.verifyCertification(primary, subkey)));
    }

    private Stream<PGPSignature> by(Iterator<PGPSignature> signatures) {
        // The signatures of the nineties (version 3) cannot say what a key is for or how long it lasts.
        return stream(signatures)
                .filter(PGPSignature::hasSubpackets)
                .filter(signature -> signature.hasKeyIdentifier(primary.getKeyIdentifier()));
    }

    private boolean verifies(PGPSignature signature, Check check) {
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
            return check.verify();
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }

    private interface Check {
        boolean verify() throws PGPException;
    }

    private static Optional<PGPSignature> newest(Stream<PGPSignature> signatures) {
        return signatures.max(Comparator.comparing(PGPSignature::getCreationTime));
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, 0), false);
    }
}
