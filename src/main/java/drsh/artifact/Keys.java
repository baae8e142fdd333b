package drsh.artifact;

import drsh.openpgp.DecryptedInput;
import drsh.openpgp.DecryptionKeys;
import drsh.openpgp.MessageInfo;
import java.io.IOException;
import java.io.InputStream;

/**
 * The keys that this host has.
 *
 * @param decryption they
 */
public record Keys(DecryptionKeys decryption) implements Opener {

    @Override
    public InputStream open(InputStream in) throws IOException {
        return DecryptedInput.open(in, decryption);
    }

    /** Whether it is worth a try; not so on a host that only has public keys. */
    public boolean mayOpen(Encryption encryption) {
        return switch (encryption.kind()) {
            case NONE -> true;
            case PASSPHRASE -> decryption.mayOpen(new MessageInfo(true, encryption.recipients()));
            case PUBLIC_KEY -> decryption.mayOpen(new MessageInfo(false, encryption.recipients()));
        };
    }
}
