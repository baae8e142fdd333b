package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.Encryption;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Manifests for tests. */
final class Manifests {

    private Manifests() {}

    static Manifest of(String id, String time, boolean verified) {
        BackupId backup = new BackupId(id);
        OffsetDateTime at = OffsetDateTime.parse(time);
        Artifact data = Artifact.plain(backup.fileStem() + ".dump", 3, "ab".repeat(32));
        Artifact globals = Artifact.plain(backup.fileStem() + ".globals.sql", 3, "cd".repeat(32));
        return new Manifest(
                Manifest.VERSION,
                backup,
                false,
                Method.CUSTOM,
                "custom",
                at,
                "Europe/Berlin",
                Duration.ofMillis(1500),
                new Source("shop", "reflectus", 150018, 1L << 20),
                data,
                globals,
                Encryption.NONE,
                "gzip:1",
                "pg_restore (PostgreSQL) 15.18",
                12,
                facts(),
                new DatabaseProperties(
                        "postgres",
                        "UTF8",
                        "C",
                        "C",
                        "c",
                        null,
                        null,
                        -1,
                        List.of(new DatabaseProperties.Setting(null, "search_path", "a, b")),
                        List.of(new DatabaseProperties.Grant(null, "CONNECT", false))),
                new Notes("before the \"update\" é", false, null, verified ? at.plusMinutes(1) : null, null));
    }

    /** One that was verified and adopted: nobody knows its facts. */
    static Manifest imported(String id, String time) {
        Manifest made = of(id, time, true);
        return new Manifest(
                made.version(),
                made.id(),
                true,
                made.method(),
                made.format(),
                made.time(),
                made.zone(),
                Duration.ZERO,
                made.source(),
                made.data(),
                null,
                Encryption.NONE,
                "unknown",
                made.tools(),
                made.entries(),
                null,
                null,
                made.notes());
    }

    /** As JSON, to be edited. */
    static ObjectNode json(Manifest manifest) {
        return (ObjectNode) JsonMapper.shared().readTree(ManifestJson.write(manifest));
    }

    /** The one that an old drsh has written: today's {@code of("20260111-020000", "2026-01-11T03:00:00+01:00", true)}. */
    static Manifest versionOne() throws IOException {
        try (InputStream in = versionOneFile()) {
            return ManifestJson.read("b.json", in);
        }
    }

    /** As JSON, to be edited. */
    static ObjectNode versionOneJson() throws IOException {
        try (InputStream in = versionOneFile()) {
            return (ObjectNode) JsonMapper.shared().readTree(in);
        }
    }

    private static InputStream versionOneFile() {
        return Objects.requireNonNull(Manifests.class.getResourceAsStream("manifest-1.json"));
    }

    private static Facts facts() {
        return new Facts(
                Map.of("public.a", new Facts.Table(5, true, "-12"), "public.b", new Facts.Table(6, false, null)),
                Map.of("public.s", new Facts.Sequence(null, true)),
                0,
                Map.of("plpgsql", "1.0"),
                Map.of("indexes", 3L),
                List.of(),
                List.of(new Facts.Migration("20250901090000_init", true, false, null)));
    }
}
