package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Compression;
import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.Method;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(TestStack.Provided.class)
class DamagedBackupIntegrationTests {

    private Bench bench;
    private Path dump;
    private byte[] whole;

    @BeforeEach
    void backUp(TestStack test) throws IOException {
        bench = new Bench(test, "damaged");
        bench.backUp();
        dump = bench.file(".dump");
        whole = Files.readAllBytes(dump);
    }

    @AfterEach
    void remove() throws IOException {
        bench.close();
    }

    @Test
    void aFileCutAnywhereIsFoundBySizeAndByReadingItThrough() throws Exception {
        for (int length : new int[] {0, 5, 400, whole.length / 2, whole.length - 1}) {
            Files.write(dump, Arrays.copyOf(whole, length));
            refusedEverywhere("'" + dump.getFileName() + "' has " + length + " bytes instead of " + whole.length);
            recompute();
            unverified("pg_restore cannot read the archive to its end");
            Files.write(dump, whole);
            recompute();
        }
        assertThat(bench.verify().notes().verifiedAt()).isNotNull();
    }

    @Test
    void aFlippedByteIsFoundByTheDigestAndWithAForgedDigestByPgRestore() throws Exception {
        byte[] flipped = whole.clone();
        flipped[whole.length - 60] ^= 0x20;
        Files.write(dump, flipped);
        refusedEverywhere("the SHA-256 of '" + dump.getFileName() + "' is not the one in the manifest");
        assertThat(bench.latest().verified()).as("counts as verified no more").isFalse();
        recompute();
        unverified("pg_restore cannot read the archive to its end");
    }

    @Test
    void aDumpThatWentThroughATerminalIsFoundWhateverItsManifestSays() throws Exception {
        ByteArrayOutputStream mangled = new ByteArrayOutputStream();
        for (byte one : whole) {
            if (one == '\n') {
                mangled.write('\r');
            }
            mangled.write(one);
        }
        Files.write(dump, mangled.toByteArray());
        recompute();
        unverified("pg_restore cannot read", "entries instead of");
    }

    @Test
    void theDumpOfAnotherDatabaseIsFoundByItsContents(TestStack test) throws Exception {
        try (Bench other = new Bench(test, "damaged otherwise")) {
            other.sql("CREATE TABLE more (id int PRIMARY KEY)");
            other.backUp();
            Files.write(dump, Files.readAllBytes(other.file(".dump")));
        }
        recompute();
        refusedEverywhere("entries instead of");
    }

    @Test
    void aPlainDumpThatWasCutIsNotGivenToPsqlWhateverItsManifestSays() throws Exception {
        bench.backUp(Method.PLAIN, Compression.NONE, Sealing.NONE);
        dump = bench.file(".sql");
        String script = Files.readString(dump);
        Files.writeString(dump, script.substring(0, script.indexOf("\n5\t") + 1));
        recompute();
        bench.edit(json -> json.putNull("facts"));
        refusedEverywhere("it was cut off: the line '-- PostgreSQL database dump complete' is missing");
        Files.writeString(dump, script);
        recompute();
        bench.edit(json -> json.put("entries", 999));
        refusedEverywhere("entries instead of 999");
        assertThat(bench.leftInContainer()).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Files.delete(bench.file(".globals.sql"));
        refusedEverywhere("globals.sql' is missing");
    }

    @Test
    void contentThatDiffersFromTheFactsIsNeverSwappedIn() throws Exception {
        bench.edit(json -> ((ObjectNode) json.at("/facts/tables/public.original")).put("rows", 11));
        assertThatThrownBy(() -> bench.restore().run(bench.latest()))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining("public.original: 11 rows");
        assertThat(bench.beside()).isEmpty();
        assertThat(bench.leftInContainer()).isEmpty();
    }

    @Test
    void aBackupOfANewerServerIsRefused() throws Exception {
        bench.edit(json -> ((ObjectNode) json.path("source")).put("serverVersion", 180001));
        refused("was made by PostgreSQL 18, and this server is 15");
    }

    @Test
    void aBackupThatNeedsAnExtensionWhichTheServerLacksIsRefused() throws Exception {
        bench.edit(json -> ((ObjectNode) json.at("/facts/extensions")).put("postgis", "3.4"));
        refused("postgis");
    }

    private void refusedEverywhere(String what) {
        unverified(what);
        refused(what);
    }

    private void unverified(String... anyOf) {
        assertThatThrownBy(() -> bench.verify()).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED);
            assertThat(e.what()).containsAnyOf(anyOf);
        });
        assertThat(bench.leftInContainer()).isEmpty();
    }

    private void refused(String what) {
        Backup backup = bench.latest();
        assertThatThrownBy(() -> bench.restore().run(backup))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining(what);
        assertThat(bench.beside()).isEmpty();
        assertThat(bench.sql("SELECT count(*) FROM original")).isEqualTo("10");
    }

    /** Makes the manifest vouch for the damaged file. */
    private void recompute() throws IOException, NoSuchAlgorithmException {
        byte[] bytes = Files.readAllBytes(dump);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        bench.edit(json -> ((ObjectNode) json.path("data"))
                .put("size", bytes.length)
                .put("sha256", sha256)
                .put("contentSize", bytes.length)
                .put("contentSha256", sha256));
    }
}
