package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
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
    /** A key press reaches the command as well as drsh, and the command may be quicker to end. */
    private static final int BY_CTRL_C = 130;

    private static final String FILE = "encryption.passphrase-file";
    private static final String COMMAND = "encryption.passphrase-command";

    private final Configuration.Encryption configured;
    private final Path folder;
    private final Answers answers;
    private final Reporter reporter;

    /**
     * For one command.
     *
     * @param folder where the command that prints it runs
     * @param answers who is asked where nothing is configured
     * @param reporter told what is waited for
     */
    Passphrases(Configuration.Encryption configured, Path folder, Answers answers, Reporter reporter) {
        this.configured = configured;
        this.folder = folder;
        this.answers = answers;
        this.reporter = reporter;
    }

    /** The one that opens what is there; empty where there is none and nobody to ask. */
    Optional<Passphrase> known() {
        Optional<Passphrase> stored = stored();
        return stored.isPresent() ? stored : answers.secret("Passphrase: ").map(Passphrase::of);
    }

    /**
     * The one to encrypt to; asked twice where it is typed.
     *
     * @throws DrshException (refused) where there is none and nobody to ask, (usage) when the two differ
     */
    Passphrase chosen() {
        return stored().orElseGet(() -> {
            char[] first = answers.secret("Passphrase to encrypt to: ").orElseThrow(Passphrases::nobody);
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

    /**
     * Whether there will be one to encrypt to; what has to be typed is not asked for yet.
     *
     * @return the one that is configured; empty where it will be asked for
     * @throws DrshException (refused) where there is none and nobody to ask
     */
    Optional<Passphrase> obtainable() {
        Optional<Passphrase> stored = stored();
        if (stored.isEmpty() && !answers.attended()) {
            throw nobody();
        }
        return stored;
    }

    private static DrshException nobody() {
        return DrshException.refused(
                "A passphrase is needed and there is nobody to ask",
                "set encryption.passphrase-file, encryption.passphrase-command or encryption.recipients in drsh.yml");
    }

    /** As gpg reads its {@code --passphrase-file}: up to the first line feed, and a carriage return is one of it. */
    private static char[] firstLine(Path file) {
        if (!Files.exists(file)) {
            // Not named: whoever wrote the passphrase itself in the place of the file's name finds it in no log.
            throw DrshException.refused(
                    "The file that " + FILE + " names is not there",
                    "look at that line of drsh.yml; it takes the name of a file, not the passphrase");
        }
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
                    "look at its owner and mode (" + FILE + ")",
                    e);
        }
    }

    private char[] printedBy(String command) {
        List<String> words = Tokenizer.command(COMMAND, command);
        if (words.isEmpty()) {
            throw DrshException.usage(COMMAND + " is empty", "write a command, or remove it");
        }
        reporter.say("waiting for the passphrase command");
        ProcessResult result = ended(new ChildProcess(words, folder, Map.of(), PATIENCE));
        if (result.exitCode() == BY_CTRL_C) {
            throw interrupted();
        }
        Optional<String> line = result.stdout().lines().findFirst().filter(text -> !text.isEmpty());
        if (!result.succeeded() || line.isEmpty()) {
            // What it printed may be a secret: it is not repeated.
            throw DrshException.refused(
                    "The command of " + COMMAND + " gave no passphrase (exit code " + result.exitCode() + ")",
                    "run it by hand and look");
        }
        return line.get().toCharArray();
    }

    /** The command is not repeated either: the passphrase itself may stand in its place. */
    private static ProcessResult ended(ChildProcess command) {
        try {
            return command.run();
        } catch (DrshException e) {
            throw switch (e.outcome()) {
                case INTERRUPTED -> interrupted();
                case FAILED ->
                    DrshException.refused(
                            "The command of " + COMMAND + " did not end within "
                                    + command.deadline().toSeconds() + " s and was ended",
                            "run it by hand and look what it waits for");
                default ->
                    DrshException.refused(
                            "The command of " + COMMAND + " cannot be started",
                            "it takes a program and its arguments, not the passphrase; is it on the PATH?");
            };
        }
    }

    private static DrshException interrupted() {
        return new DrshException(Outcome.INTERRUPTED, "The command of " + COMMAND + " was interrupted", "run it again");
    }
}
