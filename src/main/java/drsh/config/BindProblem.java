package drsh.config;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

/** Turns what the binder has to say into one line with file, line and key. */
final class BindProblem {

    private BindProblem() {}

    static DrshException of(BindException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                return unknown(unbound.getUnboundProperties().iterator().next(), e);
            }
        }
        ConfigurationProperty property = e.getProperty();
        if (property == null) {
            return new DrshException(
                    Outcome.USAGE,
                    "the configuration's " + e.getName() + " cannot be used",
                    "README lists keys and values",
                    e);
        }
        String what = place(property) + property.getName() + " cannot be ";
        String next = "write " + expected(e.getTarget().getType().resolve(String.class));
        // Without the cause, which shows the value too.
        return Settings.mayBeSecret(property.getName())
                ? DrshException.usage(what + "what it is", next)
                : new DrshException(Outcome.USAGE, what + "\"" + property.getValue() + "\"", next, e);
    }

    private static DrshException unknown(ConfigurationProperty property, BindException e) {
        String key = property.getName().toString();
        // The loader's names for a file that is a single text or a list.
        if (key.equals("document") || key.startsWith("document[")) {
            return noSections(property);
        }
        String next = inOtherSection(key)
                .or(() -> near(key))
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "remove it; " + known(key));
        return new DrshException(Outcome.USAGE, place(property) + "unknown key " + key, next, e);
    }

    /** The keys of its section, else the sections. */
    private static String known(String key) {
        String section = key.split("[.\\[]", 2)[0] + ".";
        String keys = Settings.keys().stream()
                .filter(each -> each.startsWith(section))
                .collect(Collectors.joining(", "));
        return keys.isEmpty()
                ? "the sections are "
                        + Settings.keys().stream()
                                .map(each -> each.substring(0, each.indexOf('.')))
                                .distinct()
                                .collect(Collectors.joining(", "))
                : "the keys there are " + keys;
    }

    /** The key with that very last word, where there is only one: it stands in the wrong section. */
    private static Optional<String> inOtherSection(String key) {
        List<String> same = Settings.keys().stream()
                .filter(each -> last(each).equals(last(key)))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** A section of names is compared by what stands behind the name. */
    private static Optional<String> near(String key) {
        String[] parts = key.split("\\.", 3);
        String shape = parts.length == 3 ? parts[0] + ".NAME." + parts[2] : key;
        return Settings.keys().stream()
                .filter(each -> each.startsWith(shape))
                .findFirst()
                .or(() -> Nearest.to(shape, Settings.keys()))
                .or(() -> Nearest.to(key, Settings.keys()))
                .map(near -> parts.length == 3 ? near.replace("NAME", parts[1]) : near);
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** The file, or a section of it, is a text or a list where keys are expected. */
    static DrshException noSections(ConfigurationProperty property) {
        return DrshException.usage(
                place(property)
                        + (Settings.mayBeSecret(property.getName()) ? "a value" : "\"" + property.getValue() + "\"")
                        + " stands where keys are expected",
                "write keys such as " + String.join(", ", Settings.keys().subList(0, 3)));
    }

    /** There is a text where a list is expected. */
    static DrshException noList(ConfigurationProperty property) {
        return DrshException.usage(
                place(property) + property.getName() + " cannot be \"" + property.getValue() + "\"",
                "write a list: each on a line of its own, after a dash");
    }

    /** There is a list where one value is expected. */
    static DrshException noSingleValue(ConfigurationProperty property, ConfigurationPropertyName key) {
        return DrshException.usage(place(property) + key + " cannot be a list", "write one value");
    }

    /** There is a fraction. */
    static DrshException noWholeNumber(ConfigurationProperty property) {
        return DrshException.usage(
                place(property) + property.getName() + " cannot be \"" + property.getValue() + "\"",
                "write a whole number");
    }

    private static String place(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        return origin == null ? "" : Settings.place(origin) + ": ";
    }

    private static String expected(Class<?> type) {
        if (type == Duration.class) {
            return "a duration such as 30s, 2m or 3d";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        return type == int.class || type == Integer.class || type == long.class
                ? "a whole number"
                : "a value of its kind";
    }
}
