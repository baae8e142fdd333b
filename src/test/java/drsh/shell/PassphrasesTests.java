package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.config.Configuration;
import drsh.openpgp.DecryptedInput;
import drsh.openpgp.DecryptionKeys;
import drsh.openpgp.EncryptedOutput;
import drsh.openpgp.Passphrase;
import drsh.openpgp.SecretKeys;
import drsh.shell.screen.Answers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphrasesTests {

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final Reporter reporter = new Reporter() {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void progress(String what, long bytes, long expected) {}
    };

    /** Only its first line counts, and that ends with a line feed and nothing else: so gpg reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"pass word", "pass word\n\nsecond"})
    void ofAFileTheFirstLineCounts(String text) throws IOException {
        assertSame("pass word", file(text).known().orElseThrow());
    }

    @Test
    void aCarriageReturnBelongsToIt() throws IOException {
        assertSame("pa\rss\r", file("pa\rss\r\nsecond").chosen());
    }

    @Test
    void blanksAndLettersOfAnyLanguageBelongToIt() throws IOException {
        assertSame("  pässwörd 密 ", file("  pässwörd 密 \n").chosen());
    }

    @Test
    void aFileThatIsNotThereOrIsNoTextIsRefused() throws IOException {
        DrshException gone =
                failure(() -> configured(folder.resolve("hunter2"), null).chosen());
        assertThat(gone.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(gone.what()).isEqualTo("The file that encryption.passphrase-file names is not there");
        assertThat(gone.what() + gone.next() + gone.getCause()).doesNotContain("hunter2");
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'s', (byte) 0xe4, 'c', '\n'});
        DrshException e = failure(() -> configured(latin, null).chosen());
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what()).doesNotContain("\u00e4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\nsecond"})
    void anEmptyFirstLineIsNone(String text) {
        DrshException e = failure(() -> file(text).chosen());
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what()).isEqualTo("The passphrase is empty");
    }

    @Test
    void ofACommandTheFirstLineCounts() throws IOException {
        assertSame("pass word", command("printf 'pass word\\nuser: me\\n'").chosen());
        Files.writeString(folder.resolve("here"), "in the folder\n");
        assertSame("in the folder", command("cat here").known().orElseThrow());
    }

    @Test
    void aCommandThatFailsIsRefusedAndWhatItPrintedIsNotShown() {
        for (String command : List.of(
                "sh -c 'echo hunter2; echo hunter2 >&2; exit 3'",
                "sh -c 'echo; echo hunter2'",
                "sh -c 'echo hunter2 >&2'")) {
            DrshException e = failure(() -> command(command).chosen());
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.what() + e.next() + e.getCause())
                    .doesNotContain("hunter2")
                    .contains("exit code");
        }
    }

    /** Encrypted to the text {@code $X}, a backup would be lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo $X",
                "echo \"$X\"",
                "echo \"`cat here`\"",
                "cat here | head -1",
                "cat here; true",
                "cat here && true",
                "cat <here",
                "echo $(cat here)",
                "echo `cat here`"
            })
    void aLineForAShellIsAMistake(String command) {
        DrshException e = failure(() -> command(command).chosen());
        assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
        assertThat(e.what()).contains("encryption.passphrase-command", "without a shell");
        assertThat(e.next()).contains("[sh, -c, '…']");
        assertThat(e.what() + e.next()).doesNotContain("here");
        assertThat(said).isEmpty();
    }

    @Test
    void aShellThatIsNamedIsStarted() throws IOException {
        assertSame(
                "in a shell",
                command("sh -c \"X='in a shell'; echo \\\"$X\\\"\"").chosen());
        assertSame(
                "in a shell",
                command("'sh' '-c' 'X=\"in a shell\"; echo \"$X\" | cat'").chosen());
        assertSame("$X", command("echo '$X'").chosen());
    }

    @Test
    void whoWaitsIsToldForWhat() {
        assertThat(command("echo it").known()).isPresent();
        assertThat(said).containsExactly("waiting for the passphrase command");
    }

    @Test
    void aCommandThatCtrlCEndedWasInterrupted() {
        assertThat(failure(() -> command("sh -c 'exit 130'").chosen()).outcome())
                .isEqualTo(Outcome.INTERRUPTED);
    }

    /** It may be the passphrase itself that stands in the place of the command. */
    @Test
    void aCommandThatIsNoneIsNotRepeated() {
        DrshException e = failure(() -> command("hunter2").chosen());
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.what() + e.next() + e.getCause())
                .contains("cannot be started")
                .doesNotContain("hunter2");
        DrshException open = failure(() -> command("hunter2 'a").chosen());
        assertThat(open.outcome()).isEqualTo(Outcome.USAGE);
        assertThat(open.what() + open.next()).contains("passphrase-command").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyCommandIsAMistake(String command) {
        assertThat(failure(() -> command(command).chosen()).outcome()).isEqualTo(Outcome.USAGE);
    }

    @Test
    void aFileComesBeforeACommand() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), "of the file");
        assertSame("of the file", configured(file, "echo of the command").chosen());
    }

    @Test
    void withNobodyToAskNothingIsChosenAndNothingIsKnown() {
        Passphrases nothing = configured(null, null);
        assertThat(nothing.known()).isEmpty();
        DrshException e = failure(nothing::chosen);
        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(failure(nothing::obtainable).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e.next()).contains("encryption.passphrase-file");
    }

    @Test
    void whatWillBeTypedIsNotAskedForBeforehand() throws Exception {
        try (Typing typing = new Typing("")) {
            assertThat(asking(typing).obtainable()).isEmpty();
            assertThat(typing.screen()).doesNotContain("assphrase");
        }
        assertSame("stored", command("echo stored").obtainable().orElseThrow());
    }

    @Test
    void typedItIsAskedTwiceToEncryptAndOnceToOpen() throws Exception {
        try (Typing typing = new Typing("pass word\npass word\n")) {
            assertSame("pass word", asking(typing).chosen());
            assertThat(typing.screen())
                    .contains("Passphrase to encrypt to: ")
                    .contains("Again: ")
                    .doesNotContain("word");
        }
        try (Typing typing = new Typing("pass word\n")) {
            assertSame("pass word", asking(typing).known().orElseThrow());
            assertThat(typing.screen())
                    .contains("Passphrase: ")
                    .doesNotContain("Again")
                    .doesNotContain("word");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo\n", "one\nOne\n", "one\n\n", "one\n"})
    void twoThatDifferAreAMistake(String typed) throws Exception {
        try (Typing typing = new Typing(typed)) {
            DrshException e = failure(asking(typing)::chosen);
            assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
            assertThat(e.what()).isEqualTo("The two passphrases differ");
        }
    }

    @Test
    void whoEndsTheInputInsteadOfTypingHasNotAnswered() throws Exception {
        try (Typing typing = new Typing("")) {
            assertThat(failure(asking(typing)::chosen).outcome()).isEqualTo(Outcome.REFUSED);
        }
    }

    private Passphrases asking(Typing typing) {
        return new Passphrases(
                new Configuration.Encryption(false, List.of(), null, null, List.of()),
                folder,
                typing.answers(),
                Reporter.SILENT);
    }

    private Passphrases file(String text) throws IOException {
        return configured(Files.writeString(folder.resolve("passphrase"), text), null);
    }

    private Passphrases command(String command) {
        return configured(null, command);
    }

    private Passphrases configured(@Nullable Path file, @Nullable String command) {
        return new Passphrases(
                new Configuration.Encryption(false, List.of(), file, command, List.of()),
                folder,
                Answers.NONE,
                reporter);
    }

    private static DrshException failure(ThrowingCallable act) {
        return catchThrowableOfType(DrshException.class, act);
    }

    /** A passphrase shows itself to nobody: what was encrypted to one is opened with the other. */
    private static void assertSame(String expected, Passphrase found) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (OutputStream out = EncryptedOutput.toPassphrase(message, found)) {
            out.write("inside".getBytes(StandardCharsets.UTF_8));
        }
        DecryptionKeys keys =
                new DecryptionKeys(() -> Optional.of(Passphrase.of(expected.toCharArray())), SecretKeys.none());
        try (InputStream in = DecryptedInput.open(new ByteArrayInputStream(message.toByteArray()), keys)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("inside");
        }
    }
}
