package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ManifestJsonTests {

    private final Manifest manifest = Manifests.of("20260111-020000", "2026-01-11T03:00:00+01:00", true);

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        assertThat(read(new String(ManifestJson.write(manifest), StandardCharsets.UTF_8)))
                .isEqualTo(manifest);
    }

    @Test
    void whatALaterVersionMayAddDoesNoHarm() {
        ObjectNode json = json();
        json.put("surprise", 1);
        assertThat(read(json.toString())).isEqualTo(manifest);
    }

    @Test
    void aNewerVersionIsSaidSo() {
        ObjectNode json = json();
        json.put("version", Manifest.VERSION + 1);
        broken(json.toString(), "version");
    }

    @Test
    void everyFieldThatIsNotOptionalIsMissed() {
        for (String field : json().propertyNames()) {
            if (!java.util.Set.of("globals", "facts", "properties").contains(field)) {
                ObjectNode json = json();
                json.remove(field);
                broken(json.toString(), "b.json");
            }
        }
    }

    @Test
    void fieldsInsideAreMissedToo() {
        for (String pointer : new String[] {
            "/data/file",
            "/data/layers",
            "/source/stack",
            "/encryption/kind",
            "/encryption/recipients",
            "/globals/sha256",
            "/facts/tables",
            "/facts/migrations",
            "/facts/populatedViews",
            "/properties/owner",
            "/properties/settings",
            "/facts/tables/public.a",
            "/facts/migrations/0"
        }) {
            ObjectNode json = json();
            String parent = pointer.substring(0, pointer.lastIndexOf('/'));
            String field = pointer.substring(pointer.lastIndexOf('/') + 1);
            if (json.at(parent) instanceof ObjectNode object) {
                object.putNull(field);
            } else {
                ((tools.jackson.databind.node.ArrayNode) json.at(parent)).setNull(0);
            }
            broken(json.toString(), "b.json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "\"x\"",
                "{\"version\":1",
                "{\"version\":\"one\"}",
                "{\"version\":1,\"id\":\"../x\"}",
                "\u0000\u0001"
            })
    void garbageIsOneClearFailure(String text) {
        broken(text, "b.json");
    }

    private void broken(String text, String named) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessageContaining(named);
    }

    private ObjectNode json() {
        return (ObjectNode) JsonMapper.shared().readTree(ManifestJson.write(manifest));
    }

    private static Manifest read(String text) {
        return ManifestJson.read("b.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
