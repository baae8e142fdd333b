package drsh.openpgp;

import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;

/** From a passphrase to a key. */
final class PassphraseDecryption extends BcPBEDataDecryptorFactory {

    PassphraseDecryption(Passphrase passphrase) {
        super(passphrase.text(), JdkDigest::of);
    }

    /** As the library does it, except for Argon2: no gpg writes it, and a damaged byte could ask for all the memory. */
    @Override
    public byte[] makeKeyFromPassPhrase(int algorithm, S2K method) throws PGPException {
        if (method.getType() == S2K.ARGON_2) {
            throw new PGPException("Argon2");
        }
        return super.makeKeyFromPassPhrase(algorithm, method);
    }
}
