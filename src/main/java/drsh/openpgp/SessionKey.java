package drsh.openpgp;

import org.bouncycastle.openpgp.PGPSessionKey;

/**
 * The key that one message alone is encrypted with, in memory only: with it a host that has no secret key can read back
 * what it has just written. It is never shown: {@link #toString()} hides it.
 */
public final class SessionKey {

    private final PGPSessionKey key;

    SessionKey(PGPSessionKey key) {
        this.key = key;
    }

    PGPSessionKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "SessionKey[hidden]";
    }
}
