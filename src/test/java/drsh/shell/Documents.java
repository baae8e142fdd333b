package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --json} prints, held against the schema of its command. */
final class Documents {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Documents() {}

    /** The data of a document, once the whole of it was found to be as its schema says, with no field more. */
    static JsonNode data(String printed) {
        JsonNode document = JsonMapper.shared().readTree(printed);
        String command = document.path("command").asString();
        JsonNode schema = schema(command);
        assertThat(REGISTRY.getSchema(schema).validate(document))
                .as("%s: %s", command, printed)
                .isEmpty();
        List<String> undescribed = new ArrayList<>();
        compare(document, schema, command, undescribed);
        assertThat(undescribed).isEmpty();
        return document.path("data");
    }

    static JsonNode schema(String command) {
        String name = "/drsh/json/" + command.replace(' ', '-') + ".schema.json";
        try (InputStream in = Documents.class.getResourceAsStream(name)) {
            assertThat(in).as("there is a schema " + name).isNotNull();
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object without described properties is described elsewhere. */
    private static void compare(JsonNode node, JsonNode schema, String where, List<String> undescribed) {
        if (node.isArray()) {
            node.forEach(element -> compare(element, schema.path("items"), where, undescribed));
        } else if (node.isObject() && schema.has("properties") && !complete(node, schema)) {
            undescribed.add(where + " has " + node.propertyNames());
        } else if (node.isObject()) {
            node.propertyStream()
                    .forEach(field -> compare(
                            field.getValue(),
                            schema.path("properties").path(field.getKey()),
                            where + "/" + field.getKey(),
                            undescribed));
        }
    }

    private static boolean complete(JsonNode node, JsonNode schema) {
        // What the manifest's own schema describes is named here in part only.
        boolean elsewhere = schema.path("description").asString("").contains("manifest.schema.json");
        return elsewhere
                || StreamSupport.stream(node.propertyNames().spliterator(), false)
                        .allMatch(name -> schema.path("properties").has(name));
    }
}
