package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.SecretMask;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
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
            .addModule(new SimpleModule()
                    .addSerializer(Path.class, ToStringSerializer.instance)
                    .addDeserializer(Path.class, new PlainPath()))
            // What a newer drsh adds to a line is passed over, what an older one did not know has no value.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The events by their names. */
    private static final Map<String, Class<?>> EVENTS = Arrays.stream(SessionEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

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

    /**
     * The line that was written, or nothing if the text is no whole line.
     *
     * @throws DrshException (FAILED) if the line is whole and not understood
     */
    static Optional<Recorded> parse(String text, Path file, int number) {
        JsonNode line = node(text);
        if (line == null) {
            return Optional.empty();
        }
        Class<?> event = EVENTS.get(line.path("event").asString(""));
        if (event == null || line.path("v").asInt(0) > VERSION) {
            throw new DrshException(
                    Outcome.FAILED,
                    "line " + number + " of journal " + file + " is not understood by this drsh",
                    "use the version that wrote it, or a newer one");
        }
        try {
            return Optional.of(new Recorded(
                    Instant.parse(line.path("at").asString("")), (SessionEvent) JSON.treeToValue(line, event)));
        } catch (JacksonException | DateTimeException e) {
            throw JournalReader.damaged(file, number, "its values are not those of a " + event.getSimpleName());
        }
    }

    private static @Nullable JsonNode node(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            return line.isObject() ? line : null;
        } catch (JacksonException e) {
            return null;
        }
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

    /** A path as it was written, also one with a colon, which Jackson takes for a URI. */
    private static final class PlainPath extends StdScalarDeserializer<Path> {

        PlainPath() {
            super(Path.class);
        }

        @Override
        public Path deserialize(JsonParser parser, DeserializationContext context) {
            return Path.of(parser.getString());
        }
    }
}
