package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ManifestJsonTests {

    private final Manifest manifest = Manifests.of("20260111-020000", "2026-01-11T03:00:00+01:00", true);

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        assertThat(read(new String(ManifestJson.write(manifest), StandardCharsets.UTF_8)))
                .isEqualTo(manifest);
    }

    @ParameterizedTest
    @MethodSource("drsh.backup.ManifestSchemaTests#written")
    void whateverIsWrittenIsReadBackTheSame(Manifest written) {
        assertThat(read(Manifests.json(written).toString())).isEqualTo(written);
    }

    /** One value after the other is changed: nothing is passed over, or read in another's place. */
    @ParameterizedTest
    @MethodSource("drsh.backup.ManifestSchemaTests#written")
    void everyValueIsReadIntoItsOwnPlace(Manifest written) {
        ObjectNode json = Manifests.json(written);
        for (String pointer : values(json, "")) {
            if (!pointer.equals("/version")) {
                ObjectNode changed = json.deepCopy();
                set(changed, pointer, other(pointer, json.at(pointer)));
                assertThat(Manifests.json(read(changed.toString()))).as(pointer).isEqualTo(changed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drsh.backup.ManifestSchemaTests#written")
    void aValueOfAnotherTypeIsRefusedByTheNameOfItsField(Manifest written) {
        ObjectNode json = Manifests.json(written);
        for (String pointer : values(json, "")) {
            JsonNode value = json.at(pointer);
            ObjectNode changed = json.deepCopy();
            set(changed, pointer, value.isString() ? IntNode.valueOf(5) : StringNode.valueOf("x"));
            // What is in an array or has a name of its own is named by the field that holds it.
            String field = Stream.of("tables", "sequences", "extensions", "objects", "migrations", "settings")
                    .filter(pointer.substring(0, pointer.lastIndexOf('/'))::endsWith)
                    .findFirst()
                    .orElse(pointer.replaceFirst("/\\d+$", "").replaceFirst(".*/", ""));
            broken(changed.toString(), field);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/data/size | '3'",
                "/data/size | 3.5",
                "/data/size | 1e2",
                "/data/size | 9223372036854775808",
                "/entries | 2147483648",
                "/source/serverVersion | true",
                "/notes/label | 5",
                "/notes/pinned | 'yes'",
                "/notes/verifiedAt | 'yesterday'",
                "/method | 'Custom'",
                "/data/layers | ['lz4']",
                "/facts/tables | []",
                "/facts/migrations | {}"
            })
    void nothingIsMadeToFit(String pointer, String value) {
        ObjectNode json = json();
        set(json, pointer, JsonMapper.shared().readTree(value.replace('\'', '"')));
        broken(json.toString(), "cannot be read at '" + pointer.replaceFirst(".*/", "") + "'");
    }

    @Test
    void whatALaterVersionMayAddDoesNoHarm() {
        ObjectNode json = json();
        json.put("surprise", 1);
        json.put("large", new BigInteger("9".repeat(50)));
        json.put("exact", new BigDecimal("1.5"));
        json.putObject("deep").putArray("deeper").add(true).addNull().addObject();
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
                "{\"version\":2} {}",
                "{\"version\":2]",
                "{\"version\":2,\"a\":[1",
                "{\"version\":2,\"a\":[1}",
                "{version:2}",
                "\u0000\u0001"
            })
    void garbageIsOneClearFailure(String text) {
        broken(text, "b.json");
    }

    @Test
    void whatIsNestedWithoutEndIsOneClearFailure() {
        broken("{\"version\":2,\"a\":" + "[".repeat(1_000_000), "cannot be read");
    }

    /** Where the values stand that hold no others. */
    private static List<String> values(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, value) -> pointers.addAll(
                    values(value, at + "/" + name.replace("~", "~0").replace("/", "~1"))));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                pointers.addAll(values(node.get(i), at + "/" + i));
            }
        } else if (!node.isNull()) {
            pointers.add(at);
        }
        return pointers;
    }

    private static void set(ObjectNode json, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        if (json.at(pointer.substring(0, slash)) instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) json.at(pointer.substring(0, slash))).set(name, value);
        }
    }

    private static JsonNode other(String pointer, JsonNode value) {
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        if (value.isNumber()) {
            return IntNode.valueOf(77);
        }
        return StringNode.valueOf(
                switch (pointer) {
                    case "/id" -> "20250101-000000-7";
                    case "/method" -> "plain";
                    case "/time", "/notes/verifiedAt", "/notes/drill/at" -> "2025-02-03T04:05:06.7+08:00";
                    case "/duration", "/notes/drill/took" -> "PT17.5S";
                    case "/encryption/kind" -> value.stringValue().equals("passphrase") ? "none" : "passphrase";
                    case "/data/layers/0", "/data/layers/1", "/globals/layers/0", "/globals/layers/1" -> "zstd";
                    default -> pointer;
                });
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
