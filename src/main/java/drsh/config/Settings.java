package drsh.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** The keys there are, taken from the records that hold their values, and where each value comes from. */
final class Settings {

    private static final String ENCRYPTION = "encryption";
    private static final String PASSPHRASE_COMMAND = "encryption.passphrase-command";
    private static final Set<String> SECRET_FILES = Set.of("encryption.passphrase-file", "encryption.secret-keys");

    private Settings() {}

    /** Whether a value that was written there by mistake may be a secret, which no message may repeat. */
    static boolean mayBeSecret(ConfigurationPropertyName key) {
        return key.getElement(0, ConfigurationPropertyName.Form.UNIFORM).equals(ENCRYPTION);
    }

    /** All keys. */
    static List<String> keys() {
        return Arrays.stream(Configuration.class.getRecordComponents())
                .flatMap(section -> section.getType() == Map.class
                        ? leaves(named(section)).map(leaf -> key(section, "NAME." + kebab(leaf.getName())))
                        : leaves(section.getType()).map(leaf -> key(section, kebab(leaf.getName()))))
                .toList();
    }

    /** The type of the value of a key, or of a part of it; empty where there is no such key. */
    static Optional<Class<?>> type(ConfigurationPropertyName name) {
        return component(Arrays.stream(Configuration.class.getRecordComponents()), name, 0)
                .flatMap(section -> section.getType() == Map.class
                        ? component(leaves(named(section)), name, 2)
                        : component(leaves(section.getType()), name, 1))
                .map(RecordComponent::getType);
    }

    private static Optional<RecordComponent> component(
            Stream<RecordComponent> components, ConfigurationPropertyName name, int element) {
        if (name.getNumberOfElements() <= element) {
            return Optional.empty();
        }
        String written = name.getElement(element, ConfigurationPropertyName.Form.UNIFORM);
        return components
                .filter(each -> each.getName().toLowerCase(Locale.ROOT).equals(written))
                .findFirst();
    }

    /**
     * All effective values, except those that are, or may be, a secret.
     *
     * @param directory what relative paths start from
     */
    static List<Setting> of(Configuration values, Optional<ConfigurationPropertySource> written, Path directory) {
        return all(values, written).map(setting -> shown(setting, directory)).toList();
    }

    /** A command may hold a secret, and what names no file may be the passphrase that somebody took the key for. */
    private static Setting shown(Setting setting, Path directory) {
        if (setting.value().isEmpty()) {
            return setting;
        }
        if (setting.key().equals(PASSPHRASE_COMMAND)) {
            return new Setting(setting.key(), "(not shown)", setting.source());
        }
        return SECRET_FILES.contains(setting.key())
                ? new Setting(
                        setting.key(),
                        Arrays.stream(setting.value().split(", ", -1))
                                .map(file -> isNoFileOf(directory, Path.of(file)) ? "(not shown: no such file)" : file)
                                .collect(Collectors.joining(", ")),
                        setting.source())
                : setting;
    }

    private static boolean isNoFileOf(Path directory, Path file) {
        return file.startsWith(directory) && !Files.exists(file);
    }

    private static Stream<Setting> all(Configuration values, Optional<ConfigurationPropertySource> written) {
        return Arrays.stream(Configuration.class.getRecordComponents())
                .flatMap(section -> section(section, Objects.requireNonNull(get(section, values)), written));
    }

    private static Stream<Setting> section(
            RecordComponent section, Object values, Optional<ConfigurationPropertySource> written) {
        if (values instanceof Map<?, ?> named) {
            return named.entrySet().stream()
                    .flatMap(entry -> leaves(section, entry.getKey() + ".", entry.getValue(), written));
        }
        return leaves(section, "", values, written);
    }

    private static Stream<Setting> leaves(
            RecordComponent section, String prefix, Object values, Optional<ConfigurationPropertySource> written) {
        return leaves(values.getClass()).map(leaf -> {
            String key = key(section, prefix + kebab(leaf.getName()));
            return new Setting(key, text(get(leaf, values)), source(key, written));
        });
    }

    /** The record of each name in a section of names. */
    private static Class<?> named(RecordComponent section) {
        ParameterizedType map = (ParameterizedType) section.getGenericType();
        return (Class<?>) map.getActualTypeArguments()[1];
    }

    private static Stream<RecordComponent> leaves(Class<?> section) {
        return Arrays.stream(section.getRecordComponents());
    }

    private static String source(String key, Optional<ConfigurationPropertySource> written) {
        return written.flatMap(source -> Stream.of(key, key + "[0]", key + "[0].sql")
                        .map(name -> source.getConfigurationProperty(ConfigurationPropertyName.adapt(name, '.')))
                        .filter(Objects::nonNull)
                        .findFirst())
                .map(ConfigurationProperty::getOrigin)
                .map(Settings::place)
                .orElse(Setting.DEFAULT);
    }

    /** File and line of a value. */
    static String place(Origin origin) {
        if (origin instanceof PropertySourceOrigin outer && outer.getOrigin() != null) {
            return place(outer.getOrigin());
        }
        if (origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
            return text.getResource().getFilename() + ", line "
                    + (text.getLocation().getLine() + 1);
        }
        return origin.toString();
    }

    private static String key(RecordComponent section, String leaf) {
        return kebab(section.getName()) + "." + leaf;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return shortest(duration);
        }
        return value instanceof List<?> list
                ? list.stream().map(Settings::text).collect(Collectors.joining(", "))
                : Objects.toString(value, "");
    }

    /** A duration as it may be written in the file. */
    private static String shortest(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || duration.toMillisPart() != 0) {
            return DurationStyle.SIMPLE.print(duration);
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static @Nullable Object get(RecordComponent component, Object values) {
        try {
            return component.getAccessor().invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no value for " + component.getName(), e);
        }
    }
}
