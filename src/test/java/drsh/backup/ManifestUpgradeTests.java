package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.artifact.Artifact;
import drsh.artifact.Encryption;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The manifest among the resources was written by the version of drsh that knew no other form. */
class ManifestUpgradeTests {

    @Test
    void aManifestOfVersionOneIsReadAsOneOfToday() throws IOException {
        Manifest expected = Manifests.of("20260111-020000", "2026-01-11T03:00:00+01:00", true);
        assertThat(Manifests.versionOne()).isEqualTo(expected);
        assertThat(expected.data()).isEqualTo(Artifact.plain("backup_20260111_020000.dump", 3, "ab".repeat(32)));
        assertThat(expected.encryption()).isEqualTo(Encryption.NONE);
        assertThat(expected.version()).isEqualTo(Manifest.VERSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id",
                "/stack",
                "/database",
                "/method",
                "/time",
                "/zone",
                "/duration",
                "/data",
                "/compression",
                "/tools",
                "/tocEntries",
                "/pinned",
                "/data/file",
                "/data/size",
                "/data/sha256",
                "/globals/size",
                "/globals/sha256",
                "/facts/tables",
                "/properties/owner"
            })
    void whatItLacksItStillLacks(String pointer) throws IOException {
        ObjectNode json = Manifests.versionOneJson();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serverVersion", "databaseSize", "label", "verifiedAt", "globals", "facts", "properties"})
    void whatMayBeMissingTodayMayBeMissingThere(String field) throws IOException {
        ObjectNode json = Manifests.versionOneJson();
        json.remove(field);
        assertThat(read(json)).isNotEqualTo(Manifests.versionOne());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 1000, 0, -1})
    void aVersionThatIsNotKnownIsRefusedByName(int version) {
        ObjectNode json = Manifests.json(Manifests.of("20260111-020000", "2026-01-11T03:00:00+01:00", true));
        json.put("version", version);
        assertThatThrownBy(() -> read(json)).hasMessageContaining("has a version that this drsh does not know");
    }

    @Test
    void oneOfTodayIsLeftAsItIs() {
        ObjectNode json = Manifests.json(Manifests.of("20260111-020000", "2026-01-11T03:00:00+01:00", true));
        ObjectNode before = json.deepCopy();
        ManifestUpgrade.upgrade(json);
        assertThat(json).isEqualTo(before);
    }

    private static Manifest read(ObjectNode json) {
        return ManifestJson.read(
                "b.json", new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
