package drsh.shell;

import drsh.artifact.Keys;
import drsh.artifact.Sealing;
import drsh.command.Reporter;
import drsh.config.Configuration;
import drsh.openpgp.DecryptionKeys;
import drsh.openpgp.PublicKeys;
import drsh.openpgp.SecretKeys;
import drsh.shell.screen.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that the configuration names, for one command. */
final class ConfiguredKeys {

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Configuration.Encryption said;
    private final Passphrases passphrases;
    private final Clock clock;

    /**
     * Nothing is read or asked yet.
     *
     * @param folder where a command that prints the passphrase runs
     * @param answers who is asked for a passphrase where none is configured
     * @param clock tells when public keys must be valid
     */
    ConfiguredKeys(Configuration.Encryption said, Path folder, Answers answers, Clock clock, Reporter reporter) {
        this.said = said;
        this.passphrases = new Passphrases(said, folder, answers, reporter);
        this.clock = clock;
    }

    /** What this host can open backups with. */
    Keys keys() {
        return new Keys(new DecryptionKeys(passphrases::known, SecretKeys.read(said.secretKeys())));
    }

    /** Who shall be able to open what is written now. */
    Sealing sealing() {
        return said.recipients().isEmpty() ? new Sealing.ToPassphrase(passphrases.chosen()) : toRecipients();
    }

    /**
     * The same without a question.
     *
     * @return empty where the passphrase will be asked for
     * @throws drsh.command.DrshException as {@link #sealing}
     */
    Optional<Sealing> sealingUnasked() {
        return said.recipients().isEmpty()
                ? passphrases.obtainable().map(Sealing.ToPassphrase::new)
                : Optional.of(toRecipients());
    }

    private Sealing toRecipients() {
        return new Sealing.ToRecipients(PublicKeys.read(said.recipients(), clock.instant()));
    }

    /** The files with a secret that others than their owner can read. */
    List<Path> openFiles() {
        return Stream.concat(Stream.ofNullable(said.passphraseFile()), said.secretKeys().stream())
                .filter(ConfiguredKeys::isOpen)
                .toList();
    }

    private static boolean isOpen(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            // Whoever needs the file will say what is wrong with it.
            return false;
        }
    }
}
