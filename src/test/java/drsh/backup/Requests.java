package drsh.backup;

import drsh.artifact.Keys;
import drsh.artifact.Sealing;
import drsh.openpgp.DecryptionKeys;
import drsh.openpgp.SecretKeys;
import java.util.Optional;

/** What tests ask for that care for something else. */
public final class Requests {

    public static final Suspicion SUSPICION = new Suspicion(50);

    private Requests() {}

    /** A plain backup of the usual method. */
    public static BackupMaker.Request usual() {
        return new BackupMaker.Request(Method.CUSTOM, null, Sealing.NONE, null);
    }

    /** A host without any key. */
    public static Keys noKeys() {
        return new Keys(new DecryptionKeys(Optional::empty, SecretKeys.none()));
    }
}
