package drsh.backup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an object of JSON, read strictly: a number in quotes is no number. Fields that nobody asks for do no
 * harm. Each method throws {@link Unfit} when the field has another type or, unless it says otherwise, is missing or
 * null.
 */
final class Fields {

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    /** What a field cannot be read for; the message goes on after the name of the file. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** Of the object at the top. */
    static <T> T in(JsonNode tree, Function<Fields, T> reader) {
        return reader.apply(new Fields(tree));
    }

    String text(String name) {
        return there(name, optionalText(name));
    }

    /** A text, or null. */
    @Nullable
    String optionalText(String name) {
        JsonNode value = find(name);
        return value == null ? null : fit(name, value::stringValue);
    }

    /** What a text means, such as a time. */
    <T> T text(String name, Function<String, T> meaning) {
        return there(name, optionalText(name, meaning));
    }

    /** What a text means, or null. */
    <T> @Nullable T optionalText(String name, Function<String, T> meaning) {
        String text = optionalText(name);
        return text == null ? null : fit(name, () -> meaning.apply(text));
    }

    /** The constant that is written so. */
    <E extends Enum<E>> E constant(String name, E[] all) {
        return text(name, text -> of(all, text));
    }

    boolean truth(String name) {
        JsonNode value = there(name, find(name));
        return fit(name, value::booleanValue);
    }

    /** A whole number. */
    long number(String name) {
        return there(name, optionalNumber(name));
    }

    /** A whole number, or null. */
    @Nullable
    Long optionalNumber(String name) {
        JsonNode value = find(name);
        return value == null ? null : whole(name, value);
    }

    /** A whole number of 32 bits. */
    int small(String name) {
        return there(name, optionalSmall(name));
    }

    /** A whole number of 32 bits, or null. */
    @Nullable
    Integer optionalSmall(String name) {
        Long number = optionalNumber(name);
        return number == null ? null : fit(name, () -> Math.toIntExact(number));
    }

    <T> T object(String name, Function<Fields, T> reader) {
        return there(name, optionalObject(name, reader));
    }

    /** What is made of an object, or null. */
    <T> @Nullable T optionalObject(String name, Function<Fields, T> reader) {
        JsonNode value = find(name);
        return value == null ? null : inside(name, value, reader);
    }

    List<String> texts(String name) {
        return elements(name, value -> fit(name, value::stringValue));
    }

    <E extends Enum<E>> List<E> constants(String name, E[] all) {
        return elements(name, value -> fit(name, () -> of(all, value.stringValue())));
    }

    <T> List<T> objects(String name, Function<Fields, T> reader) {
        return elements(name, value -> inside(name, value, reader));
    }

    /** What is made of the objects of an array, or null. */
    <T> @Nullable List<T> optionalObjects(String name, Function<Fields, T> reader) {
        return find(name) == null ? null : objects(name, reader);
    }

    /** The values of the fields of an object, whatever those are called. */
    <T> Map<String, T> named(String name, Function<Fields, T> reader) {
        return entries(name, value -> inside(name, value, reader));
    }

    Map<String, String> namedTexts(String name) {
        return entries(name, value -> fit(name, value::stringValue));
    }

    Map<String, Long> namedNumbers(String name) {
        return entries(name, value -> whole(name, value));
    }

    private <T> List<T> elements(String name, Function<JsonNode, T> reader) {
        JsonNode array = there(name, find(name));
        if (!array.isArray()) {
            throw unfit(name, null);
        }
        List<T> elements = new ArrayList<>();
        for (JsonNode element : array) {
            elements.add(reader.apply(there(name, element.isNull() ? null : element)));
        }
        return Collections.unmodifiableList(elements);
    }

    private <T> Map<String, T> entries(String name, Function<JsonNode, T> reader) {
        JsonNode node = there(name, find(name));
        if (!node.isObject()) {
            throw unfit(name, null);
        }
        Map<String, T> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            JsonNode value = each.getValue();
            entries.put(each.getKey(), reader.apply(there(name, value.isNull() ? null : value)));
        }
        return Collections.unmodifiableMap(entries);
    }

    private static <T> T inside(String name, JsonNode value, Function<Fields, T> reader) {
        if (!value.isObject()) {
            throw unfit(name, null);
        }
        return reader.apply(new Fields(value));
    }

    private static Long whole(String name, JsonNode value) {
        if (!value.isIntegralNumber()) {
            throw unfit(name, null);
        }
        return fit(name, value::longValue);
    }

    private static <E extends Enum<E>> E of(E[] all, String text) {
        for (E each : all) {
            if (each.toString().equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no " + text);
    }

    private @Nullable JsonNode find(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static <T> T there(String name, @Nullable T value) {
        if (value == null) {
            throw new Unfit("lacks '" + name + "'", null);
        }
        return value;
    }

    /** Whatever it is that a value's type or meaning refuses: each has an exception of its own for that. */
    private static <T> T fit(String name, Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            throw unfit(name, e);
        }
    }

    private static Unfit unfit(String name, @Nullable Throwable cause) {
        return new Unfit("cannot be read at '" + name + "'", cause);
    }
}
