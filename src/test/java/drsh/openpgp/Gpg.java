package drsh.openpgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The installed {@code gpg} with a home of its own. Its agent runs until {@link #close()}. */
public final class Gpg {

    public static final String PASSPHRASE = "correct horse 電池 staple";

    private final Path folder;
    private final Path home;

    public Gpg(Path folder) throws IOException {
        this.folder = folder;
        // Not in the test's folder: the path of an agent's socket may have 108 bytes at most.
        this.home = Files.createTempDirectory(
                "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
    }

    /** Runs gpg with the passphrase and returns what it wrote to its output file. */
    public byte[] run(Path input, String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "gpg", ".out");
        List<String> all = new ArrayList<>(List.of("--output", output.toString()));
        all.addAll(List.of(arguments));
        all.add(input.toString());
        plain(all);
        return Files.readAllBytes(output);
    }

    /**
     * A new key with a subkey for encryption, exported as {@code USER.asc} and {@code USER.secret}.
     *
     * @param parameters more lines of a parameter file, as gpg's manual has them
     */
    public void generate(String user, Kind kind, String... parameters) throws Exception {
        List<String> lines = new ArrayList<>(List.of(kind.lines.split(";")));
        lines.add("Name-Real: " + user);
        lines.addAll(List.of(parameters));
        Path file = Files.write(folder.resolve(user + ".parameters"), lines);
        plain(List.of("--generate-key", file.toString()));
        plain(List.of("--armor", "--output", folder.resolve(user + ".asc").toString(), "--export", user));
        plain(List.of("--output", folder.resolve(user + ".secret").toString(), "--export-secret-keys", user));
    }

    /** What its keys are made of. */
    public enum Kind {
        RSA("Key-Type: RSA;Key-Length: 2048;Subkey-Type: RSA;Subkey-Length: 2048"),
        ECC("Key-Type: EDDSA;Key-Curve: ed25519;Subkey-Type: ECDH;Subkey-Curve: cv25519");

        private final String lines;

        Kind(String lines) {
            this.lines = lines;
        }
    }

    /** As {@link #run}, without a file. */
    public void plain(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("gpg", "--homedir", home.toString(), "--batch", "--yes", "--quiet", "--trust-model", "always"));
        command.addAll(List.of("--pinentry-mode", "loopback"));
        if (!arguments.contains("--passphrase")) {
            command.addAll(
                    List.of("--passphrase-file", folder.resolve("passphrase").toString()));
        }
        command.addAll(arguments);
        end(command);
    }

    private void end(List<String> command) throws Exception {
        Path log = Files.createTempFile(folder, "gpg", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s", command).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command, Files.readString(log))
                .isZero();
    }

    /** Ends the agent and takes the home away. */
    public void close() throws Exception {
        end(List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"));
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
