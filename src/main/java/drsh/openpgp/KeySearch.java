package drsh.openpgp;

import drsh.command.DrshException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session key of a message, and when it cannot be found, what is missing. The passphrase comes last, because
 * it may have to be asked for.
 */
final class KeySearch {

    private static final String LOOK =
            "look at encryption.passphrase-file or encryption.passphrase-command in drsh.yml";

    private final Envelope envelope;
    private final DecryptionKeys keys;
    private final List<String> failures = new ArrayList<>();
    private boolean damaged;

    KeySearch(Envelope envelope, DecryptionKeys keys) {
        this.envelope = envelope;
        this.keys = keys;
    }

    /**
     * The key that opens the message.
     *
     * @throws DrshException (refused) when nothing opens it, (unverified) when a key that should open it does not
     */
    PGPSessionKey found() {
        List<Way> ways = ways();
        return firstOf(ways.stream().filter(way -> !way.locked()).toList(), null)
                .orElseGet(() -> byPassphrase(ways.stream().filter(Way::locked).toList()));
    }

    /** A recipient whose secret key is here. */
    private record Way(PGPPublicKeyEncryptedData recipient, SecretKeys.Key key) {

        boolean locked() {
            return key.secret().getKeyEncryptionAlgorithm() != SymmetricKeyAlgorithmTags.NULL;
        }

        boolean hidden() {
            return KeyId.text(recipient.getKeyIdentifier().getKeyId()).equals(KeyId.HIDDEN);
        }
    }

    private List<Way> ways() {
        return envelope.recipients().stream()
                .flatMap(recipient ->
                        keys
                                .secretKeys()
                                .matching(
                                        KeyId.text(recipient.getKeyIdentifier().getKeyId()))
                                .stream()
                                .map(key -> new Way(recipient, key)))
                .toList();
    }

    private PGPSessionKey byPassphrase(List<Way> locked) {
        if (locked.isEmpty() && envelope.passphrases().isEmpty()) {
            throw noKey();
        }
        Passphrase passphrase = keys.passphrase().orElseThrow(() -> noPassphrase(locked));
        return firstOf(locked, passphrase)
                .or(() -> firstByPassphraseAlone(passphrase))
                .orElseThrow(this::notOpened);
    }

    private Optional<PGPSessionKey> firstOf(List<Way> ways, @Nullable Passphrase passphrase) {
        return ways.stream().flatMap(way -> opened(way, passphrase).stream()).findFirst();
    }

    private Optional<PGPSessionKey> opened(Way way, @Nullable Passphrase passphrase) {
        Optional<PGPKeyPair> secret = unlocked(way.key(), passphrase);
        if (secret.isEmpty()) {
            failures.add("the passphrase does not unlock the secret key " + way.key());
            return Optional.empty();
        }
        Optional<PGPSessionKey> key =
                accepted(() -> way.recipient().getSessionKey(new BcPublicKeyDataDecryptorFactory(secret.get())));
        if (key.isEmpty()) {
            // Whom a message to a hidden recipient is for nobody can tell.
            damaged |= !way.hidden();
            failures.add("the secret key " + way.key() + " does not open it"
                    + (way.hidden() ? "" : ", so its beginning is damaged"));
        }
        return key;
    }

    private static Optional<PGPKeyPair> unlocked(SecretKeys.Key key, @Nullable Passphrase passphrase) {
        try {
            return Optional.of(key.secret()
                    .extractKeyPair(
                            passphrase == null
                                    ? null
                                    : new BcPBESecretKeyDecryptorBuilder(JdkDigest::of).build(passphrase.text())));
        } catch (PGPException | RuntimeException e) {
            // The library has many ways to say that a passphrase is wrong.
            return Optional.empty();
        }
    }

    private Optional<PGPSessionKey> firstByPassphraseAlone(Passphrase passphrase) {
        for (PGPPBEEncryptedData way : envelope.passphrases()) {
            Optional<PGPSessionKey> key = accepted(() -> way.getSessionKey(new PassphraseDecryption(passphrase)));
            if (key.isPresent()) {
                return key;
            }
        }
        if (!envelope.passphrases().isEmpty()) {
            failures.add("the passphrase does not open it");
        }
        return Optional.empty();
    }

    private Optional<PGPSessionKey> accepted(Recovery recovery) {
        try {
            return Optional.of(recovery.key()).filter(envelope::accepts);
        } catch (PGPException | RuntimeException e) {
            // The library has many ways to say that a key is wrong, too.
            return Optional.empty();
        }
    }

    private interface Recovery {
        PGPSessionKey key() throws PGPException;
    }

    private DrshException notOpened() {
        String why = String.join("; ", failures);
        return damaged ? Damage.of(why) : Damage.noKey(why, LOOK);
    }

    private DrshException noPassphrase(List<Way> locked) {
        return Damage.noKey(
                locked.isEmpty()
                        ? "a passphrase is needed to open it, and there is none"
                        : "a passphrase is needed to unlock the secret key "
                                + locked.get(0).key() + ", and there is none",
                "name it with encryption.passphrase-file or encryption.passphrase-command in drsh.yml");
    }

    private DrshException noKey() {
        if (!failures.isEmpty()) {
            return notOpened();
        }
        String recipients = envelope.recipients().stream()
                .map(recipient -> KeyId.text(recipient.getKeyIdentifier().getKeyId()))
                .collect(Collectors.joining(" and "));
        return Damage.noKey(
                "it is encrypted to " + recipients + ", and no secret key for that is configured",
                "name the file with the secret key with encryption.secret-keys in drsh.yml");
    }
}
