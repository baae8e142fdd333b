package drsh.backup;

import com.fasterxml.jackson.annotation.JsonValue;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@link Manifest}s as JSON. */
final class ManifestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(BackupId.class, OneText.class)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        return (MAPPER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws DrshException (verification failed) when it is no manifest, or one of a newer version */
    static Manifest read(String name, InputStream json) {
        try {
            Manifest manifest = MAPPER.readValue(json, Manifest.class);
            if (manifest == null || manifest.version() < 1 || manifest.version() > Manifest.VERSION) {
                throw broken(name, "has a version that this drsh does not know", null);
            }
            return complete(name, manifest);
        } catch (JacksonException e) {
            throw broken(name, "cannot be read", e);
        }
    }

    /** Jackson fills what is missing with null, whatever the record says. */
    @SuppressWarnings("NullAway")
    private static Manifest complete(String name, Manifest m) {
        boolean whole = m.id() != null
                && m.stack() != null
                && m.database() != null
                && m.time() != null
                && m.data() != null
                && m.data().file() != null
                && m.data().sha256() != null
                && m.globals() != null
                && m.globals().file() != null
                && m.globals().sha256() != null
                && m.facts() != null
                && m.facts().tables() != null
                && m.facts().sequences() != null
                && m.facts().extensions() != null
                && m.facts().objects() != null
                && m.properties() != null
                && m.properties().settings() != null;
        if (!whole) {
            throw broken(name, "lacks a field", null);
        }
        return m;
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
