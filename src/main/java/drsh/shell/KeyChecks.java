package drsh.shell;

import drsh.artifact.Encryption;
import drsh.artifact.KeyTrial;
import drsh.artifact.Keys;
import drsh.artifact.Sealing;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What doctor asks about keys. It never asks the operator for a passphrase. */
final class KeyChecks {

    private static final String NAME_ONE =
            "set encryption.passphrase-file, encryption.passphrase-command or" + " encryption.recipients in drsh.yml";

    private final Supplier<Workspace> workspace;

    KeyChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("keys", this::trial).after(EngineChecks.CONFIGURATION),
                new DoctorCheck("files with secrets", this::openFiles).after(EngineChecks.CONFIGURATION));
    }

    private DoctorFinding trial() {
        Configuration.Encryption said = workspace.get().configuration().values().encryption();
        ConfiguredKeys configured = workspace.get().keysUnasked();
        if (said.recipients().isEmpty() && said.passphraseFile() == null && said.passphraseCommand() == null) {
            return nothingToEncryptTo(said, configured);
        }
        Sealing sealing = configured.sealingUnasked().orElseThrow();
        KeyTrial message = KeyTrial.of(sealing);
        String to = "encrypts to " + sealing.encryption();
        Keys keys = configured.keys();
        if (!said.recipients().isEmpty() && said.secretKeys().isEmpty()) {
            return DoctorFinding.ok(to + ", and has no secret key: what it makes is opened elsewhere");
        }
        try {
            message.requireOpenedBy(keys);
            return DoctorFinding.ok(to + " and opens it again");
        } catch (DrshException e) {
            if (e.outcome() != Outcome.REFUSED) {
                throw e;
            }
            return DoctorFinding.warning(to + " and does not open it again: " + e.what(), e.next());
        }
    }

    private static DoctorFinding nothingToEncryptTo(Configuration.Encryption said, ConfiguredKeys configured) {
        if (said.always()) {
            return DoctorFinding.warning(
                    "every backup is to be encrypted, to a passphrase that is asked for: a scheduled one has nobody to ask",
                    NAME_ONE);
        }
        if (said.secretKeys().isEmpty()) {
            return DoctorFinding.ok("none configured: backups are not encrypted");
        }
        // Only to read the files: whatever it is that they open.
        configured.keys().mayOpen(new Encryption(Encryption.Kind.PUBLIC_KEY, List.of("")));
        return DoctorFinding.ok("the secret keys can be read; new backups are not encrypted");
    }

    private DoctorFinding openFiles() {
        List<Path> open = workspace.get().keysUnasked().openFiles();
        String names = open.stream().map(Path::toString).collect(Collectors.joining(" "));
        return open.isEmpty()
                ? DoctorFinding.ok("none that others can read")
                : DoctorFinding.warning("others can read " + names, "'chmod 600 " + names + "'");
    }
}
