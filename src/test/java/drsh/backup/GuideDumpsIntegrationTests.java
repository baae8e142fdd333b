package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.openpgp.Gpg;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.practice.TestStack;
import drsh.restore.Bench;
import drsh.restore.Restored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file that the guide's own commands ever wrote is listed, adopted, verified and restored. */
@ExtendWith(TestStack.Provided.class)
class GuideDumpsIntegrationTests {

    private static final String ENCRYPTED = "encrypted to";

    @TempDir
    static Path folder;

    private static Bench bench;
    private static Gpg gpg;
    private static GuideDumps guide;
    private static Facts before;

    @BeforeAll
    static void start(TestStack test) throws Exception {
        bench = new Bench(test, "guide");
        GuideDumps.fill(bench);
        before = bench.facts();
        Files.createDirectory(bench.backups());
        gpg = new Gpg(folder);
        gpg.generate("ops", Gpg.Kind.ECC, "%no-protection");
        guide = new GuideDumps(bench, folder, gpg);
        bench.keys = GuideDumps.keys(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        gpg.close();
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    000001.dump         | dump               | a custom-format dump
                    000002.sql          | sql                | a plain dump
                    000003.dump         | copied             | a custom-format dump
                    000004.dump.gz      | dump.gz            | a custom-format dump, compressed with gzip
                    000005.sql.gz       | sql.gz             | a plain dump, compressed with gzip
                    000006.dump.gpg     | dump.symmetric     | an OpenPGP message, encrypted to a passphrase
                    000007.sql.gpg      | sql.recipient      | an OpenPGP message, encrypted to
                    000008.dump.gz.gpg  | dump.gz.recipient  | an OpenPGP message, encrypted to
                    000009.sql.gz.gpg   | sql.gz.symmetric   | an OpenPGP message, encrypted to a passphrase
                    000010.dump         | sql.gz             | a plain dump, compressed with gzip
                    000011.dump.gz.gpg  | sql                | a plain dump
                    000012.sql          | dump.recipient     | an OpenPGP message, encrypted to
                    """)
    void aFileOfTheGuideIsAdoptedAsItIsAndRestored(String name, String steps, String words) throws Exception {
        Path file = guide.make(bench.backups().resolve("backup_20260111_" + name), steps);
        String fileName = String.valueOf(file.getFileName());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-12T13:14:15Z")));
        byte[] bytes = Files.readAllBytes(file);
        Object inode = Files.getAttribute(file, "unix:ino");
        assertThat(bench.words(fileName)).startsWith(words);

        Manifest adopted = bench.adopt(fileName);

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.parse("2026-01-12T13:14:15Z"));
        assertThat(adopted.id().value()).isEqualTo("20260111-" + name.substring(0, 6));
        assertThat(adopted.imported()).isTrue();
        assertThat(adopted.facts()).isNull();
        assertThat(adopted.method()).isEqualTo(steps.startsWith("sql") ? Method.PLAIN : Method.CUSTOM);
        assertThat(adopted.encryption().any()).isEqualTo(words.contains(ENCRYPTED));
        assertThat(bench.catalog().contents().foreign()).isEmpty();
        assertThatThrownBy(() -> bench.catalog().find("latest-verified")).hasMessageContaining("latest-verified");
        assertThat(verified(adopted)).isTrue();
        restored(adopted);
    }

    private static boolean verified(Manifest manifest) {
        Backup backup = bench.catalog().find(manifest.id().value());
        return bench.verifier().verify(backup.copies().get(0)).contentRead();
    }

    private static void restored(Manifest manifest) {
        bench.sql("DELETE FROM \"User\" WHERE id > 7", "DROP TABLE \"B side\".\"Entry\"");
        Restored restored =
                bench.restore().run(bench.catalog().find(manifest.id().value()));
        assertThat(restored.compared()).isFalse();
        assertThat(bench.sql("SELECT count(*) FROM \"User\"")).isEqualTo("2000");
        assertThat(FactsComparison.differences(before, bench.facts())).isEmpty();
        assertThat(bench.leftInContainer()).isEmpty();
        bench.beside().forEach(kept -> bench.server.drop(new DatabaseName(kept)));
    }

    @Test
    void aFileFromElsewhereIsCopiedInUnderItsNameAndADryRunChangesNothing() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("old drive"));
        Path file = guide.make(elsewhere.resolve("backup_20260211_020000.sql.gz"), "sql.gz");
        List<String> files = bench.files();
        Manifest planned = bench.importer().fetch(file, null, false).manifest();
        assertThat(bench.files()).isEqualTo(files);

        Manifest fetched =
                bench.importer().fetch(file, "from the old drive", true).manifest();

        assertThat(fetched.id()).isEqualTo(planned.id()).hasToString("20260211-020000");
        assertThat(fetched.notes().label()).isEqualTo("from the old drive");
        assertThat(bench.backups().resolve("backup_20260211_020000.sql.gz")).hasSameBinaryContentAs(file);
        assertThat(verified(fetched)).isTrue();
        assertThatThrownBy(() -> bench.importer().fetch(file, null, true))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> bench.adopt(String.valueOf(file.getFileName())))
                .hasMessageContaining("belongs to backup 20260211-020000");
    }

    @Test
    void namesWithSpacesLineBreaksAndNoTimeAreAdopted() throws Exception {
        Path dump = guide.make(bench.backups().resolve("before the\nupdate of 2025.sql"), "sql");
        Files.setLastModifiedTime(dump, FileTime.from(Instant.parse("2026-03-12T13:14:15Z")));
        Manifest adopted = bench.adopt("before the\nupdate of 2025.sql");
        assertThat(adopted.id()).hasToString("20260312-131415");
        assertThat(bench.catalog().find("20260312").present()).isTrue();
        assertThat(verified(adopted)).isTrue();
    }

    @Test
    void anArchiveWithoutATimeInItsNameHasTheOneThatPgDumpWroteIntoIt() throws Exception {
        Instant before = Instant.now().minusSeconds(60);
        Path dump = guide.make(bench.backups().resolve("before the update.dump"), "dump");
        Files.setLastModifiedTime(dump, FileTime.from(Instant.parse("2026-03-12T13:14:15Z")));
        BackupImport.Adopted adopted = bench.importer().adopt("before the update.dump", null, true);
        assertThat(adopted.manifest().time().toInstant())
                .isBetween(before, Instant.now().plusSeconds(60));
        assertThat(adopted.timeFrom()).contains("pg_dump");
    }
}
