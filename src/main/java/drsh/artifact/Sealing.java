package drsh.artifact;

import drsh.openpgp.EncryptedOutput;
import drsh.openpgp.Passphrase;
import drsh.openpgp.PublicKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Who can open what is written. */
public sealed interface Sealing {

    /** Anybody. */
    Sealing NONE = new None();

    /** Puts the encryption around a stream; closing the result does not close that stream. */
    EncryptedOutput seal(OutputStream out) throws IOException;

    /** How a manifest describes it. */
    Encryption encryption();

    /** Not encrypted. */
    record None() implements Sealing {
        @Override
        public EncryptedOutput seal(OutputStream out) {
            throw new IllegalStateException("there is no layer of encryption to be written");
        }

        @Override
        public Encryption encryption() {
            return Encryption.NONE;
        }
    }

    /** Whoever knows the passphrase. */
    record ToPassphrase(Passphrase passphrase) implements Sealing {
        @Override
        public EncryptedOutput seal(OutputStream out) throws IOException {
            return EncryptedOutput.toPassphrase(out, passphrase);
        }

        @Override
        public Encryption encryption() {
            return new Encryption(Encryption.Kind.PASSPHRASE, List.of());
        }
    }

    /** Whoever has one of the secret keys. */
    record ToRecipients(PublicKeys keys) implements Sealing {
        @Override
        public EncryptedOutput seal(OutputStream out) throws IOException {
            return EncryptedOutput.toRecipients(out, keys);
        }

        @Override
        public Encryption encryption() {
            return new Encryption(Encryption.Kind.PUBLIC_KEY, keys.keyIds());
        }
    }
}
