package drsh.backup;

import com.fasterxml.jackson.annotation.JsonValue;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@link Manifest}s as JSON. */
final class ManifestJson {

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        return (Writer.MAPPER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws DrshException (verification failed) when it is no manifest, or one of a newer version */
    static Manifest read(String name, InputStream json) {
        try {
            JsonNode tree = JsonTree.read(json);
            int version = tree.path("version").asInt(0);
            if (!(tree instanceof ObjectNode object) || version < 1 || version > Manifest.VERSION) {
                throw broken(name, "has a version that this drsh does not know", null);
            }
            ManifestUpgrade.upgrade(object);
            return Fields.in(object, ManifestReader::manifest);
        } catch (Fields.Unfit e) {
            throw broken(name, e.getMessage(), e);
        } catch (JacksonException e) {
            throw broken(name, "cannot be read", e);
        }
    }

    private static DrshException broken(String name, @Nullable String why, @Nullable Exception cause) {
        String what = "The manifest '" + name + "' " + why;
        String next = "use another backup ('backup list')";
        return cause == null
                ? new DrshException(Outcome.UNVERIFIED, what, next)
                : new DrshException(Outcome.UNVERIFIED, what, next, cause);
    }

    /** Prepared when the first manifest is written: most commands write none. */
    private static final class Writer {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .addMixIn(BackupId.class, OneText.class)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    /** An id is one text in JSON. */
    private abstract static class OneText {
        @JsonValue
        abstract String value();
    }
}
