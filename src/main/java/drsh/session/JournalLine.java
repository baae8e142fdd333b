package drsh.session;

import drsh.command.SecretMask;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * An event as a line of JSON: the version of the form, the time, the event's name and its components. Times and
 * durations are ISO 8601, times in UTC. Secrets are masked in every text, whatever it is for.
 */
final class JournalLine {

    /** Raised when a reader of old journals would misread a new one. */
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance))
            .build();

    private JournalLine() {}

    static String of(Instant at, SessionEvent event) {
        ObjectNode line = JSON.createObjectNode()
                .put("v", VERSION)
                .put("at", at.toString())
                .put("event", event.getClass().getSimpleName());
        line.setAll(JSON.<ObjectNode>valueToTree(event));
        mask(line);
        return JSON.writeValueAsString(line) + "\n";
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            names.forEach(name -> object.set(name, masked(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                array.set(at, masked(array.get(at)));
            }
        }
    }

    private static JsonNode masked(JsonNode node) {
        if (node instanceof StringNode text) {
            return StringNode.valueOf(SecretMask.mask(text.stringValue()));
        }
        mask(node);
        return node;
    }
}
