package drsh.backup;

import com.fasterxml.jackson.annotation.JsonValue;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@link Manifest}s as JSON. */
final class ManifestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(BackupId.class, OneText.class)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        return (MAPPER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws DrshException (verification failed) when it is no manifest, or one of a newer version */
    static Manifest read(String name, InputStream json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int version = tree.path("version").asInt(0);
            if (!(tree instanceof ObjectNode object) || version < 1 || version > Manifest.VERSION) {
                throw broken(name, "has a version that this drsh does not know", null);
            }
            ManifestUpgrade.upgrade(object);
            return complete(name, MAPPER.treeToValue(object, Manifest.class));
        } catch (JacksonException e) {
            throw broken(name, "cannot be read", e);
        }
    }

    private static Manifest complete(String name, Manifest manifest) {
        Optional<String> missing = MissingField.in(manifest);
        if (missing.isPresent()) {
            throw broken(name, "lacks '" + missing.get() + "'", null);
        }
        return manifest;
    }

    private static DrshException broken(
            String name, String why, @org.jspecify.annotations.Nullable JacksonException cause) {
        String what = "The manifest '" + name + "' " + why;
        String next = "use another backup ('backup list')";
        return cause == null
                ? new DrshException(Outcome.UNVERIFIED, what, next)
                : new DrshException(Outcome.UNVERIFIED, what, next, cause);
    }

    /** An id is one text in JSON. */
    private abstract static class OneText {
        @JsonValue
        abstract String value();
    }
}
