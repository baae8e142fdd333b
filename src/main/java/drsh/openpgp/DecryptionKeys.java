package drsh.openpgp;

import java.util.Optional;
import java.util.function.Supplier;

/** What can open messages: a passphrase, secret keys, or both. */
public final class DecryptionKeys {

    private final Supplier<Optional<Passphrase>> supplier;
    private final SecretKeys secretKeys;
    private Optional<Passphrase> passphrase = Optional.empty();
    private boolean asked;

    /**
     * Nothing is asked or read yet.
     *
     * @param passphrase asked when a message needs it, at most once; it also unlocks the secret keys that are protected
     * @param secretKeys for messages to recipients
     */
    public DecryptionKeys(Supplier<Optional<Passphrase>> passphrase, SecretKeys secretKeys) {
        this.supplier = passphrase;
        this.secretKeys = secretKeys;
    }

    /**
     * Whether it is worth a try. False only when surely not: the message is encrypted to public keys alone and none of
     * their secret keys is here.
     *
     * @throws drsh.command.DrshException (refused) when a secret key file cannot be read
     */
    public boolean mayOpen(MessageInfo message) {
        return message.symmetric() || message.recipients().stream().anyMatch(secretKeys::mayOpen);
    }

    SecretKeys secretKeys() {
        return secretKeys;
    }

    synchronized Optional<Passphrase> passphrase() {
        if (!asked) {
            asked = true;
            passphrase = supplier.get();
        }
        return passphrase;
    }
}
