package drsh.shell.line;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often a parameter of a command's method may be given, and what each value is. */
record ParameterShape(Parameter parameter) {

    boolean list() {
        return parameter.getType() == List.class;
    }

    boolean flag() {
        return parameter.getType() == boolean.class;
    }

    /** Neither optional nor a list. */
    boolean single() {
        return !list() && parameter.getType() != Optional.class;
    }

    ValueSpec valueSpec() {
        Takes takes = parameter.getAnnotation(Takes.class);
        return takes == null ? ValueSpec.of(elementType()) : new ValueSpec(takes.value(), elementType());
    }

    /**
     * What the method gets for these words; the default when there are none.
     *
     * @param each what each word is
     * @param owner who the words belong to, for messages
     */
    @Nullable
    Object value(List<String> words, Optional<String> defaultValue, ValueSpec each, String owner) {
        List<Object> values = (words.isEmpty() ? defaultValue.stream() : words.stream())
                .map(word -> Values.read(word, each.javaType(), owner))
                .toList();
        if (list()) {
            return values;
        }
        Optional<Object> first = values.stream().findFirst();
        if (parameter.getType() == Optional.class) {
            return first;
        }
        return flag() ? first.orElse(false) : first.orElse(null);
    }

    private Class<?> elementType() {
        boolean wrapped = list() || parameter.getType() == Optional.class;
        return wrapped && parameter.getParameterizedType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getActualTypeArguments()[0]
                : parameter.getType();
    }
}
