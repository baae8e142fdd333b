package drsh.backup;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for what Jackson did not find: it fills that with null, whatever the record says. */
final class MissingField {

    private MissingField() {}

    /** The name of the first component, however deep, that is null and not declared so. */
    static Optional<String> in(Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(component, record);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Optional<String> missing =
                    value == null && optional ? Optional.empty() : inside(component.getName(), value);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inside(String name, @Nullable Object value) {
        if (value == null) {
            return Optional.of(name);
        }
        if (value instanceof Record record) {
            return in(record);
        }
        Collection<?> elements = value instanceof Map<?, ?> map
                ? map.values()
                : value instanceof Collection<?> collection ? collection : java.util.List.of();
        return elements.stream()
                .map(element -> inside(name, element))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return Objects.requireNonNull(component.getAccessor()).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
