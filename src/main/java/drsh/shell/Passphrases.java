package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.Configuration;
import drsh.openpgp.Passphrase;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import drsh.shell.line.Tokenizer;
import drsh.shell.screen.Answers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the passphrase comes from: a file, a command, or whoever sits at the terminal. */
final class Passphrases {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Configuration.Encryption configured;
    private final Path folder;
    private final Answers answers;

    /**
     * For one command.
     *
     * @param folder where the command that prints it runs
     * @param answers who is asked where nothing is configured
     */
    Passphrases(Configuration.Encryption configured, Path folder, Answers answers) {
        this.configured = configured;
        this.folder = folder;
        this.answers = answers;
    }

    /** The one that opens what is there; empty where there is none and nobody to ask. */
    Optional<Passphrase> known() {
        Optional<Passphrase> stored = stored();
        return stored.isPresent() ? stored : answers.secret("Passphrase: ").map(Passphrase::of);
    }

    /**
     * The one to encrypt to; asked twice where it is typed.
     *
     * @throws DrshException (unanswered) where there is none and nobody to ask, (usage) when the two differ
     */
    Passphrase chosen() {
        return stored().orElseGet(() -> {
            char[] first = answers.secret("Passphrase to encrypt to: ")
                    .orElseThrow(() -> new DrshException(
                            Outcome.UNANSWERED,
                            "A passphrase is needed and there is nobody to ask",
                            "set encryption.passphrase-file, encryption.passphrase-command or encryption.recipients"
                                    + " in drsh.yml"));
            char[] second = answers.secret("Again: ").orElse(new char[0]);
            if (!Arrays.equals(first, second)) {
                throw DrshException.usage("The two passphrases differ", "type the same one twice");
            }
            return Passphrase.of(first);
        });
    }

    private Optional<Passphrase> stored() {
        Path file = configured.passphraseFile();
        String command = configured.passphraseCommand();
        if (file != null) {
            return Optional.of(Passphrase.of(firstLine(file)));
        }
        return command == null ? Optional.empty() : Optional.of(Passphrase.of(printedBy(command)));
    }

    /** As gpg reads its {@code --passphrase-file}: up to the first line feed, and a carriage return is one of it. */
    private static char[] firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            StringBuilder line = new StringBuilder();
            for (int next = reader.read(); next >= 0 && next != '\n'; next = reader.read()) {
                line.append((char) next);
            }
            return line.toString().toCharArray();
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "The passphrase file " + file + " cannot be read",
                    "look at its owner and mode (encryption.passphrase-file)",
                    e);
        }
    }

    private char[] printedBy(String command) {
        List<String> words = Tokenizer.split(command);
        if (words.isEmpty()) {
            throw DrshException.usage("encryption.passphrase-command is empty", "write a command, or remove it");
        }
        ProcessResult result = new ChildProcess(words, folder, Map.of(), PATIENCE).run();
        Optional<String> line = result.stdout().lines().findFirst().filter(text -> !text.isEmpty());
        if (!result.succeeded() || line.isEmpty()) {
            // What it printed may be a secret: it is not repeated.
            throw DrshException.refused(
                    "The command of encryption.passphrase-command gave no passphrase (exit code " + result.exitCode()
                            + ")",
                    "run it by hand and look");
        }
        return line.get().toCharArray();
    }
}
