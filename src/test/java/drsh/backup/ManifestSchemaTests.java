package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import drsh.artifact.Artifact;
import drsh.artifact.Encryption;
import drsh.artifact.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ManifestSchemaTests {

    private static final JsonNode TEXT = text();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    static Stream<Manifest> written() {
        Manifest usual = Manifests.of("20260111-020000", "2026-01-11T03:00:00.123456789+01:00", true);
        Manifest other = Manifests.of("20260111-020000-1234", "2026-01-11T03:00Z", false);
        Artifact sealed = new Artifact(
                "a b \"c\".sql.gz.gpg",
                5_000_000_000L,
                "0f".repeat(32),
                List.of(Layer.OPENPGP, Layer.GZIP),
                0,
                "ab".repeat(32));
        Notes drilled = new Notes(
                null,
                true,
                "it holds no row in 2 tables",
                null,
                new Notes.Drill(OffsetDateTime.parse("2026-01-12T03:00:00Z"), false, Duration.ofSeconds(3723, 5), "-"));
        return Stream.of(
                usual,
                other,
                usual.with(drilled),
                usual.stored(
                        sealed,
                        null,
                        new Encryption(Encryption.Kind.PUBLIC_KEY, List.of("951D6DDF5BA379D0", "0000000000000000"))),
                usual.stored(sealed, sealed, new Encryption(Encryption.Kind.PASSPHRASE, List.of())),
                imported(usual, sealed));
    }

    /** Nothing is known of it but the file. */
    private static Manifest imported(Manifest usual, Artifact file) {
        return new Manifest(
                Manifest.VERSION,
                usual.id(),
                true,
                Method.VOLUME,
                Method.VOLUME.format(),
                usual.time(),
                "Z",
                Duration.ZERO,
                new Source("shop", "reflectus", null, null),
                file,
                null,
                Encryption.NONE,
                "unknown",
                "tar",
                0,
                null,
                null,
                new Notes(null, false, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatIsWrittenIsWhatTheSchemaSays(Manifest manifest) {
        assertThat(findings(Manifests.json(manifest))).isEmpty();
    }

    @Test
    void whatIsReadFromVersionOneIsWrittenAsTheSchemaSays() throws IOException {
        assertThat(findings(Manifests.json(Manifests.versionOne()))).isEmpty();
    }

    @Test
    void laterVersionsMayAddFieldsAtTheTop() {
        ObjectNode json = usual();
        json.put("surprise", 1);
        assertThat(findings(json)).isEmpty();
    }

    /** Each of these is something that a hand with an editor, or another program, may do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/version | 1",
                "/version | 3",
                "/version | '2'",
                "/id | '20260111_020000'",
                "/id | '20260111-020000/../x'",
                "/imported | null",
                "/imported | 'no'",
                "/method | 'Custom'",
                "/method | 'directory'",
                "/format | 'plain'",
                "/time | '2026-01-11 02:00:00'",
                "/time | '2026-01-11T02:00:00'",
                "/time | 1768096800",
                "/zone | null",
                "/duration | 1500",
                "/duration | '1.5 s'",
                "/duration | 'PT'",
                "/source | {}",
                "/source/databaseSize | -1",
                "/source/serverVersion | '15'",
                "/source/port | 5432",
                "/data | null",
                "/data/file | '../secret'",
                "/data/file | ''",
                "/data/size | '3'",
                "/data/size | 3.5",
                "/data/sha256 | 'abc'",
                "/data/sha256 | 'ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB'",
                "/data/layers | 'gzip'",
                "/data/layers | ['lz4']",
                "/data/path | '/backups'",
                "/globals | 'none'",
                "/globals/contentSize | null",
                "/encryption | 'none'",
                "/encryption/kind | 'public_key'",
                "/encryption/recipients | ['me@example.com']",
                "/compression | null",
                "/entries | -1",
                "/entries | null",
                "/facts | {}",
                "/facts/tables/public.a | 5",
                "/facts/tables/public.a/rows | -5",
                "/facts/tables/public.a/fingerprint | 12",
                "/facts/objects/indexes | '3'",
                "/facts/migrations | ['init']",
                "/properties/settings | null",
                "/properties/connectionLimit | -2",
                "/notes | null",
                "/notes/pinned | 'yes'",
                "/notes/label | 5",
                "/notes/verifiedAt | 'yesterday'",
                "/notes/drill | true",
                "/notes/remark | 'x'"
            })
    void anEditedOneIsFoundAtThePlaceOfTheEdit(String pointer, String value) {
        ObjectNode json = usual();
        int slash = pointer.lastIndexOf('/');
        JsonNode edited = JsonMapper.shared().readTree(value.replace('\'', '"'));
        ((ObjectNode) json.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), edited);
        assertThat(findings(json)).isNotEmpty();
    }

    @Test
    void whateverIsMissingIsMissed() {
        for (String field : usual().propertyNames()) {
            ObjectNode json = usual();
            json.remove(field);
            boolean optional = List.of("globals", "facts", "properties").contains(field);
            assertThat(findings(json).isEmpty()).as(field).isEqualTo(optional);
        }
    }

    @Test
    void everyFieldOfTheRecordsIsDescribedAndNoOther() {
        assertSame(Manifest.class, TEXT, "manifest");
    }

    @Test
    void everyPropertyHasADescription() {
        List<String> silent = new ArrayList<>();
        describe(TEXT, "", silent);
        assertThat(silent).isEmpty();
    }

    private static void describe(JsonNode schema, String where, List<String> silent) {
        schema.propertyStream().forEach(field -> {
            String at = where + "/" + field.getKey();
            if (field.getKey().equals("properties") && !where.endsWith("properties")) {
                field.getValue()
                        .propertyStream()
                        .filter(each ->
                                each.getValue().path("description").asString("").length() < 6)
                        .forEach(each -> silent.add(at + "/" + each.getKey()));
            }
            describe(field.getValue(), at, silent);
        });
    }

    private static void assertSame(Class<?> type, JsonNode schema, String where) {
        JsonNode properties = resolved(schema).path("properties");
        assertThat(properties.propertyNames())
                .as(where)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> inside = inside(component.getGenericType());
            if (inside.isRecord() && inside != BackupId.class) {
                JsonNode property = resolved(properties.path(component.getName()));
                JsonNode element = property.has("items")
                        ? property.path("items")
                        : Map.class.isAssignableFrom(component.getType())
                                ? property.path("additionalProperties")
                                : property;
                assertSame(inside, element, where + "/" + component.getName());
            }
        }
    }

    /** What is in a list or a map, or the type itself. */
    private static Class<?> inside(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return inside(arguments[arguments.length - 1]);
        }
        return (Class<?>) type;
    }

    private static JsonNode resolved(JsonNode schema) {
        JsonNode one = schema.has("oneOf") ? schema.path("oneOf").path(0) : schema;
        String reference = one.path("$ref").asString("");
        return reference.isEmpty() ? one : TEXT.at(reference.substring(1));
    }

    private static List<Error> findings(JsonNode json) {
        return SCHEMA.validate(json);
    }

    private static ObjectNode usual() {
        return Manifests.json(Manifests.of("20260111-020000", "2026-01-11T03:00:00+01:00", true));
    }

    private static JsonNode text() {
        try (InputStream in = Objects.requireNonNull(Manifest.class.getResourceAsStream("manifest.schema.json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
