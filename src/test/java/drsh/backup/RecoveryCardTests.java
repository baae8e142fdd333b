package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Artifact;
import drsh.artifact.Encryption;
import drsh.artifact.Layer;
import drsh.command.Reporter;
import drsh.postgres.DatabaseName;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryCardTests {

    private static final String ID = "20260111-020000";
    private static final Encryption PASSPHRASE = new Encryption(Encryption.Kind.PASSPHRASE, List.of());
    private static final Encryption KEY = new Encryption(Encryption.Kind.PUBLIC_KEY, List.of("0123456789ABCDEF"));
    private static final CardStack STACK = new CardStack(
            true,
            "shop",
            "/srv/it's a shop",
            "compose.yml",
            "store",
            "web",
            new DatabaseName("reflectus"),
            "postgres",
            List.of("npm", "run", "migrate all"),
            null,
            "data",
            "shop_data");

    @TempDir
    Path directory;

    private final List<String> said = new ArrayList<>();
    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = new Catalog(new DirectoryStorage(directory));
    }

    @Test
    void aDirectoryWithoutBackupsSaysSo() {
        assertThat(card()).contains("There is no backup in this folder").doesNotContain("```");
    }

    @Test
    void theTableShowsWhatIsThereAndHowGoodItIs() throws IOException {
        put(Manifests.of(ID, "2026-01-11T02:00:00+01:00", true));
        put(Manifests.of("20260112-020000", "2026-01-12T02:00:00+01:00", false));
        assertThat(card())
                .contains("| 20260111-020000 | 2026-01-11 01:00:00 UTC | `backup_20260111_020000.dump` | 3 B | custom"
                        + " | none | abababababab | 2026-01-11 01:01:00 UTC |")
                .contains("| abababababab | **never** |");
    }

    @Test
    void theNamesOfTheStackAreSetOnceAndCanBeChanged() throws IOException {
        put(Manifests.of(ID, "2026-01-11T02:00:00Z", true));
        assertThat(CardLines.blocks(card(), "First"))
                .containsExactly("B='" + directory + "'   # this folder\n"
                        + "cd '/srv/it'\\''s a shop'   # the folder of the Compose file\n"
                        + "F='compose.yml'   # the Compose file\n"
                        + "DB='store'   # its service with PostgreSQL\n"
                        + "DBUSER='postgres'   # the superuser\n"
                        + "APP='web'   # its service with the application\n");
    }

    @Test
    void aDumpInTheCustomFormatIsRestoredBesideTheLiveDatabaseAndSwappedIn() throws IOException {
        put(Manifests.of(ID, "2026-01-11T02:00:00Z", true));
        String script = CardLines.script(card(), "Restore " + ID);
        assertThat(script)
                .contains("export COMPOSE_PROJECT_NAME='shop'\n")
                .contains("DATA=\"$B/\"'backup_20260111_020000.dump'\n")
                .contains(
                        "(cd \"$B\" && sha256sum -c) <<'END'\n" + "ab".repeat(32) + "  ./backup_20260111_020000.dump\n")
                .contains("docker compose -f \"$F\" down\ndocker compose -f \"$F\" up -d --no-deps \"$DB\"\nuntil")
                .contains("CREATE DATABASE \"reflectus_restored_20260111_020000\" TEMPLATE template0 OWNER \"postgres\""
                        + " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';\n")
                .contains("pg_restore -e -w -j 2 -U \"$DBUSER\" -d reflectus_restored_20260111_020000"
                        + " /tmp/recovery.data </dev/null\n")
                .contains("SELECT set_config('search_path', 'a, b', false);\nALTER DATABASE")
                .contains("GRANT CONNECT ON DATABASE \"reflectus_restored_20260111_020000\" TO PUBLIC;\n")
                .contains(
                        "SELECT 'public.b' AS \"table\", 'about 6' AS recorded, count(*) AS restored FROM ONLY public.b UNION"
                                + " ALL\nSELECT 'public.a' AS \"table\", '5'")
                .contains(
                        "psql -X -w -v ON_ERROR_STOP=1 -U \"$DBUSER\" -d postgres -v kept=\"$KEPT\" -1 -f - <<'END'\n")
                .contains("ALTER DATABASE \"reflectus_restored_20260111_020000\" RENAME TO \"reflectus\";\nEND\n")
                .contains("run --rm --no-deps -T \"$APP\" npm run 'migrate all' </dev/null\n")
                .doesNotContain("gpg", "zstd", "down -v", "rm -r");
        assertThat(script.lines().filter(line -> line.contains("exec -T")))
                .allMatch(line -> line.contains("<") || line.contains("| docker"));
    }

    @Test
    void aPlainDumpIsOpenedLayerByLayerAndLookedAtToItsEnd() throws IOException {
        put(with(Method.PLAIN, KEY, List.of(Layer.OPENPGP, Layer.ZSTD), "backup.sql.zst.gpg", true));
        String card = card();
        assertThat(card).contains("secret key of 0123456789ABCDEF");
        assertThat(CardLines.blocks(card, "Restore " + ID))
                .contains("T=$(mktemp -d)\n")
                .contains("gpg --output \"$T\"/data.zst --decrypt \"$DATA\"\n")
                .contains("zstd -d -o \"$T\"/data \"$T\"/data.zst\nrm \"$T\"/data.zst\nDATA=\"$T\"/data\n")
                .contains("gpg --output \"$T\"/roles.sql --decrypt \"$ROLES\"\nROLES=\"$T\"/roles.sql\n")
                .anyMatch(block -> block.startsWith("case \"$(tail -c 400 \"$DATA\")\" in\n"))
                .anyMatch(block -> block.contains(" -q -1 -o /dev/null -f /tmp/recovery.data </dev/null\n"))
                .anyMatch(block -> block.contains("rm -f /tmp/recovery.data </dev/null\nrm -r \"$T\"\n"));
    }

    @Test
    void anImportedDumpHasNoRolesNorPropertiesAndTheCardSaysSo() throws IOException {
        put(with(Method.CUSTOM, Encryption.NONE, List.of(Layer.GZIP), "it's\n```sh\nold.dump.gz", false));
        String card = card();
        assertThat(card)
                .contains("a dump in the custom format, compressed by gzip, imported")
                .contains("was made by something else and has no roles")
                .contains("What it held was not recorded");
        assertThat(CardLines.script(card, "Restore " + ID))
                .contains("DATA=\"$B/\"$'it\\'s\\n```sh\\nold.dump.gz'\n")
                .contains("\\" + "ab".repeat(32) + "  ./it's\\n```sh\\nold.dump.gz\n")
                .contains("gunzip -c \"$DATA\" >\"$T\"/data\nDATA=\"$T\"/data\n")
                .contains("CREATE DATABASE \"reflectus_restored_20260111_020000\" TEMPLATE template0;\n")
                .doesNotContain("ROLES");
    }

    @Test
    void anArchiveOfTheVolumeGoesIntoANewVolumeWithTheLabelsOfCompose() throws IOException {
        put(with(Method.VOLUME, PASSPHRASE, List.of(Layer.OPENPGP), "backup.tar.gpg", true));
        assertThat(CardLines.script(card(), "Restore " + ID))
                .contains("VOLUME='shop_data'\nKEY='data' ")
                .contains("--entrypoint tar \"$IMAGE\" -xOf - data/PG_VERSION <\"$DATA\"\n")
                .contains("-c 'cp -a /from/. /to/ && diff -r /from /to' && echo \"kept as $KEPT\"\n")
                .contains("docker volume inspect \"$KEPT\" >/dev/null && docker volume rm \"$VOLUME\"\n")
                .contains("docker volume create --label com.docker.compose.project=\"$COMPOSE_PROJECT_NAME\" ")
                .contains("  --label com.docker.compose.volume=\"$KEY\" \"$VOLUME\"\n")
                .contains("docker cp - \"$VOLUME-fill:/\" <\"$DATA\"\n")
                .doesNotContain("pg_restore", "CREATE DATABASE", "RENAME", "ROLES");
    }

    @Test
    void eachKindHasOneSectionWithTheNewestThatCanBeReliedOn() throws IOException {
        put(Manifests.of(ID, "2026-01-11T02:00:00Z", true));
        put(Manifests.of("20260112-020000", "2026-01-12T02:00:00Z", true));
        Manifest suspect = Manifests.of("20260113-020000", "2026-01-13T02:00:00Z", true);
        put(suspect.with(suspect.notes().suspect("fewer rows")));
        put(Manifests.of("20260114-020000", "2026-01-14T02:00:00Z", false));
        assertThat(card().lines().filter(line -> line.startsWith("## Restore")))
                .containsExactly("## Restore 20260112-020000: a dump in the custom format");
        put(with("20260110-020000", Method.PLAIN, PASSPHRASE, List.of(Layer.OPENPGP), "other.sql.gpg", true));
        assertThat(card().lines().filter(line -> line.startsWith("## Restore")))
                .containsExactly(
                        "## Restore 20260112-020000: a dump in the custom format",
                        "## Restore 20260110-020000: a plain dump, encrypted to a passphrase");
    }

    @Test
    void whereThereIsNoBetterOneASuspectBackupIsShownWithAWarning() throws IOException {
        Manifest suspect = Manifests.of(ID, "2026-01-11T02:00:00Z", true);
        put(suspect.with(suspect.notes().suspect("fewer | rows")));
        assertThat(card()).contains("**suspect**: fewer \\| rows").contains("**Careful: this backup is suspect.**");
    }

    @Test
    void theCardIsForTheOwnerAloneAndWrittenOnlyWhenItChanges() throws IOException {
        put(Manifests.of(ID, "2026-01-11T02:00:00Z", true));
        refresh();
        Path card = directory.resolve(RecoveryCard.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(card)))
                .isEqualTo("rw-------");
        Object first = Files.readAttributes(card, BasicFileAttributes.class).fileKey();
        refresh();
        assertThat(Files.readAttributes(card, BasicFileAttributes.class).fileKey())
                .isEqualTo(first);
        put(Manifests.of("20260112-020000", "2026-01-12T02:00:00Z", true));
        refresh();
        assertThat(Files.readString(card)).isEqualTo(card()).contains("20260112-020000");
        assertThat(catalog.contents().foreign()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void aCardThatCannotBeWrittenIsReportedAndNoMore() throws IOException {
        Files.createDirectories(directory.resolve(RecoveryCard.FILE).resolve("full"));
        refresh();
        assertThat(said).singleElement().asString().contains("the recovery card in " + directory);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aPlaceThatIsNotThereGetsNoCard() {
        Path away = directory.resolve("away");
        RecoveryCard.refresh(catalog, new Place("away", DirectoryStorage.existing(away)), STACK, reporter());
        assertThat(away).doesNotExist();
        assertThat(said).isEmpty();
    }

    @Test
    void whereComposeCannotBeAskedTheNamesAreTheGuidesAndTheCardSaysSo() throws IOException {
        put(Manifests.of(ID, "2026-01-11T02:00:00Z", true));
        CardStack unasked = CardStack.unasked(new StackSettings(
                Path.of("/srv/shop"),
                null,
                null,
                "pg",
                null,
                null,
                null,
                List.of("true"),
                null,
                Duration.ofMinutes(1)));
        String card = RecoveryCard.text(catalog, catalog.places().get(0), unasked);
        assertThat(card).contains("**Compose could not be asked when this card was written**");
        assertThat(CardLines.script(card, "First"))
                .contains("F='docker-compose.prod.yml'", "DB='pg'", "APP='app'", "DBUSER='postgres'");
    }

    private String card() {
        return RecoveryCard.text(catalog, catalog.places().get(0), STACK);
    }

    private void refresh() {
        RecoveryCard.refresh(catalog, catalog.places().get(0), STACK, reporter());
    }

    private Reporter reporter() {
        return new Reporter() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void progress(String what, long bytes, long expected) {}
        };
    }

    private static Manifest with(Method method, Encryption encryption, List<Layer> layers, String file, boolean ours) {
        return with(ID, method, encryption, layers, file, ours);
    }

    private static Manifest with(
            String id, Method method, Encryption encryption, List<Layer> layers, String file, boolean ours) {
        Manifest m = Manifests.of(id, "2026-01-11T02:00:00Z", true);
        Artifact data = new Artifact(file, 3, "ab".repeat(32), layers, 9, "12".repeat(32));
        List<Layer> around = encryption.any() ? List.of(Layer.OPENPGP) : List.of();
        @Nullable
        Artifact roles =
                ours ? new Artifact(file + ".globals.sql", 3, "cd".repeat(32), around, 9, "34".repeat(32)) : null;
        return new Manifest(
                m.version(),
                m.id(),
                !ours,
                method,
                method.format(),
                m.time(),
                m.zone(),
                m.duration(),
                m.source(),
                data,
                roles,
                encryption,
                m.compression(),
                m.tools(),
                m.entries(),
                ours ? m.facts() : null,
                ours ? m.properties() : null,
                m.notes());
    }

    private void put(Manifest manifest) throws IOException {
        for (Artifact artifact : manifest.artifacts()) {
            Files.writeString(directory.resolve(artifact.file()), "123");
        }
        Files.write(directory.resolve(manifest.id().fileStem() + ".json"), ManifestJson.write(manifest));
    }
}
