package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.backup.BackupId;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.openpgp.Gpg;
import drsh.postgres.Facts;
import drsh.practice.TestStack;
import drsh.restore.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups as an operator handles them: through the packaged program, with its exit codes and its one line. */
@ExtendWith(TestStack.Provided.class)
class BackupCommandsIntegrationTests {

    @TempDir
    Path folder = Path.of("");

    private Bench bench;
    private Program program = Program.shipped(folder);
    private String configuration = "";

    @BeforeEach
    void start(TestStack test) throws IOException {
        bench = new Bench(test, "operated");
        Files.createDirectory(bench.backups());
        program = new Program(Program.HOME.resolve("bin/drsh"), bench.directory, folder, false);
        configuration = "stack: {database: operated, compose-file: "
                + test.practice().path().resolve("docker-compose.prod.yml") + "}\n";
        configure("");
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(bench.leftInContainer()).isEmpty();
        bench.close();
    }

    private void configure(String more) throws IOException {
        Files.writeString(bench.directory.resolve("drsh.yml"), configuration + more);
    }

    private Program.Ended ended(int code, String... words) throws Exception {
        Program.Ended ended = program.run(words);
        assertThat(ended.code())
                .as("%s: %s%s", List.of(words), ended.out(), ended.err())
                .isEqualTo(code);
        assertThat(ended.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(code == 0 || code == 9 ? 0 : 1)
                .allMatch(line -> line.contains(". Next: "));
        return ended;
    }

    private void refused(BackupId id, String... words) throws Exception {
        Facts before = bench.facts();
        var ended = ended(4, "restore", "run", id.value(), confirm());
        assertThat(ended.err()).contains(words);
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.beside()).isEmpty();
    }

    private String confirm() {
        return "--confirm=" + bench.stack.name();
    }

    @Test
    void everyForeignFileIsListedAndTheWholeOnesAreAdoptedAndRestored() throws Exception {
        Path dump = bench.backups().resolve("backup_20260111_020000.sql");
        assertThat(bench.guide(dump, "exec", "-T", "db", "pg_dump", "-U", "postgres", "-Fc", "operated"))
                .isZero();
        byte[] whole = Files.readAllBytes(dump);
        bench.guide(
                bench.backups().resolve("on two\nlines.dump"),
                "exec",
                "-T",
                "db",
                "pg_dump",
                "-U",
                "postgres",
                "operated");
        Files.write(bench.backups().resolve("backup_20260112_020000.dump"), new byte[0]);
        Files.write(bench.backups().resolve("backup_20260113_020000.dump"), mangled(whole));
        Files.write(bench.backups().resolve("backup_20260114_020000.dump"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(ended(0, "backup", "list").out())
                .containsPattern("backup_20260111_020000.sql .* a custom-format dump")
                .containsPattern("on two\\\\nlines.dump .* a plain dump")
                .containsPattern("backup_20260112_020000.dump .* an empty file")
                .containsPattern("backup_20260113_020000.dump .* a dump that a terminal has spoilt");
        var imported = ended(8, "backup", "import", "--all");
        assertThat(imported.out().lines())
                .hasSize(2)
                .allMatch(line -> line.contains(" is whole, ") && line.endsWith("its facts are unknown"))
                .anyMatch(line -> line.contains("on two\\nlines.dump"));
        assertThat(imported.err())
                .contains(
                        "'backup_20260112_020000.dump' is not imported: it is an empty file",
                        "'backup_20260113_020000.dump' is not imported: it is a dump that a terminal has spoilt",
                        "'backup_20260114_020000.dump' is not imported: ",
                        "error: 3 of 5 files were not imported");
        assertThat(ended(4, "restore", "run", "latest-verified", confirm()).err())
                .contains("latest-verified");

        bench.sql("DELETE FROM original");
        assertThat(ended(0, "restore", "run", "20260111", confirm()).out())
                .contains("10 rows in 1 tables", "its rows were never counted");
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
    }

    private static byte[] mangled(byte[] whole) {
        return new String(whole, StandardCharsets.ISO_8859_1)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void everyDamagedBackupIsNamedAndNoneIsRestored() throws Exception {
        List<Manifest> made = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            made.add(bench.backUp(Method.CUSTOM, Compression.NONE, Sealing.NONE));
        }
        List<Path> files = made.stream()
                .map(manifest -> bench.backups().resolve(manifest.data().file()))
                .toList();
        byte[] whole = Files.readAllBytes(files.get(0));
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(files.get(0), flipped);
        Files.write(files.get(1), Arrays.copyOf(whole, 1000));
        Files.write(files.get(2), new byte[0]);
        Files.move(files.get(3), folder.resolve("elsewhere"));
        Files.createSymbolicLink(files.get(3), folder.resolve("elsewhere"));
        Path manifest = bench.backups().resolve(made.get(4).id().fileStem() + ".json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("\"" + made.get(4).data().file() + "\"", "\"../../etc/passwd\""));

        var verified = ended(8, "backup", "verify", "--all");
        assertThat(verified.out().lines().filter(line -> line.contains("cannot be used: ")))
                .hasSize(5);
        assertThat(verified.out())
                .contains(
                        "the SHA-256 of '" + made.get(0).data().file() + "' is not the one in the manifest",
                        "has 1000 bytes instead of ",
                        "has 0 bytes instead of ",
                        "is missing, or no file of its own",
                        "'../../etc/passwd' is missing")
                .containsPattern(made.get(5).id() + " .* whole: its SHA-256 as recorded, all ");
        refused(made.get(0).id(), "the SHA-256 of ", "nothing was changed");
        refused(made.get(3).id(), "is missing, or no file of its own", "nothing was changed");
        refused(made.get(4).id(), "'../../etc/passwd' is missing", "nothing was changed");
    }

    @Test
    void aDiskThatBecomesFullHalfWayLeavesNothing() throws Exception {
        bench.sql(Bench.WIDE);
        Path launcher = Files.writeString(
                folder.resolve("limited"), "#!/bin/sh\nulimit -f 2000\nexec " + program.launcher() + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        program = program.launchedBy(launcher);
        assertThat(ended(1, "backup", "create").err())
                .contains("The backup could not be written to " + bench.backups(), "nothing was left behind");
        assertThat(bench.files()).isEmpty();
        Path dump = folder.resolve("backup_20260111_020000.sql");
        bench.guide(dump, "exec", "-T", "db", "pg_dump", "-U", "postgres", "operated");
        assertThat(ended(1, "backup", "import", dump.toString()).err())
                .contains("'backup_20260111_020000.sql' could not be imported into " + bench.backups());
        assertThat(bench.files()).isEmpty();
    }

    @Test
    void aCopyOnAnotherDriveIsRestoredWhenTheFirstIsGone() throws Exception {
        Path drive = folder.resolve("drive");
        configure("storages: {external: {directory: " + drive + "}}\n");
        BackupId id = bench.backUp().id();
        assertThat(ended(4, "backup", "copy", "latest", "--to", "external").err())
                .contains("The directory " + drive + " does not exist", "mount the drive");
        Files.createDirectory(drive);
        assertThat(ended(0, "backup", "copy", "latest", "--to", "external").out())
                .contains("copied backup " + id + " to " + drive, "read back and compared");
        assertThat(ended(0, "backup", "list").out()).contains("main, external");
        for (String file : bench.files()) {
            Files.delete(bench.backups().resolve(file));
        }
        bench.sql("DELETE FROM original");
        ended(0, "restore", "run", "latest-verified", confirm());
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
    }

    @Test
    void anEmptyDatabaseIsBackedUpAsSuspectUntilItIsAccepted() throws Exception {
        bench.sql("DELETE FROM original");
        var made = ended(9, "backup", "create");
        assertThat(made.out()).contains("0 rows in 1 tables");
        assertThat(made.err()).contains("suspect: it holds no row in 1 tables. It is kept, and never latest-verified");
        BackupId id = bench.latest().id();
        assertThat(ended(0, "backup", "list").out()).contains("SUSPECT");
        assertThat(ended(4, "restore", "run", "latest-verified", confirm()).err())
                .contains("latest-verified");
        ended(0, "backup", "accept", id.value());
        assertThat(bench.catalog().find("latest-verified").id()).isEqualTo(id);
    }

    @Test
    void aKeyThatHasExpiredIsRefusedAndAPublicKeyAloneOpensNothing() throws Exception {
        Gpg gpg = new Gpg(folder);
        try {
            gpg.generate("ops", Gpg.Kind.ECC, "%no-protection");
            gpg.generate(
                    "old",
                    Gpg.Kind.ECC,
                    "%no-protection",
                    "Creation-Date: 20200101T000000",
                    "Expire-Date: 20210101T000000");
        } finally {
            gpg.close();
        }
        configure("encryption: {recipients: [" + folder.resolve("old.asc") + "]}\n");
        assertThat(ended(4, "backup", "create", "--encrypt").err()).contains("is expired since ");
        assertThat(bench.files()).isEmpty();

        configure("encryption: {always: true, recipients: [" + folder.resolve("ops.asc") + "]}\n");
        assertThat(ended(0, "backup", "create").out()).contains("encrypted (public-key ");
        Manifest made = bench.latest().manifest();
        assertThat(ended(0, "backup", "verify").out())
                .contains("its SHA-256 as recorded; this host has no key to read it again");
        refused(made.id(), "is encrypted to " + made.encryption().recipients().get(0), "encryption.secret-keys");
    }

    /** Before the id is announced; a dry run says the same. */
    @Test
    void whatCannotWorkIsRefusedBeforehandInADryRunToo() throws Exception {
        for (String dry : List.of("--dry-run", "--dry-run=false")) {
            beforehand(2, "lz4", "backup", "create", "--method", "plain", "--compress", "lz4", dry);
            if (bench.server.version() < 160000) {
                beforehand(4, "cannot compress with zstd:1", "backup", "create", "--compress", "zstd:1", dry);
            }
            configure("encryption: {recipients: [gone.asc]}\n");
            beforehand(4, "gone.asc is not there", "backup", "create", "--encrypt", dry);
            configure("encryption: {passphrase-file: hunter2}\n");
            beforehand(4, "encryption.passphrase-file names is not there", "backup", "create", "--encrypt", dry);
            configure("encryption: {passphrase-command: 'echo $X'}\n");
            beforehand(2, "without a shell", "backup", "create", "--encrypt", dry);
            configure("");
            beforehand(4, "nobody to ask", "backup", "create", "--encrypt", dry);
        }
        Path secret = Files.writeString(bench.directory.resolve("passphrase"), "open sesame\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        configure("encryption: {passphrase-file: passphrase}\n");
        var dry = ended(0, "backup", "create", "--encrypt", "--dry-run");
        assertThat(dry.out()).startsWith("would back up database 'operated'");
        assertThat(dry.err()).contains("others can read " + secret, "chmod 600").doesNotContain("backup 2");
        assertThat(bench.files()).isEmpty();

        ended(0, "backup", "create", "--encrypt");
        Files.writeString(secret, "open barley\n");
        for (String what : List.of("latest", "--all")) {
            assertThat(ended(4, "backup", "verify", what).err()).contains("the passphrase does not open it");
        }
        assertThat(bench.latest().verified()).isTrue();
        refused(bench.latest().id(), "the passphrase does not open it", "nothing was changed");
        assertThat(ended(9, "doctor").out())
                .contains("chmod 600 " + secret)
                .contains("kept databases", "directories left behind", "encrypts to passphrase and opens it again");
    }

    private void beforehand(int code, String what, String... words) throws Exception {
        assertThat(ended(code, words).err())
                .contains(what)
                .doesNotContain("backup 2")
                .doesNotContain("hunter2");
        assertThat(bench.files()).isEmpty();
    }
}
