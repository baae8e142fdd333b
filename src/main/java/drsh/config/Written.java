package drsh.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/** Forms of the file that the binder would pass over in silence, or read as something else than what they say. */
final class Written {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class);

    private Written() {}

    /** @throws drsh.command.DrshException (usage) with the line */
    static void require(ConfigurationPropertySource written) {
        requireSections(written);
        requireListOfChecks(written);
        if (written instanceof IterableConfigurationPropertySource all) {
            all.stream().forEach(name -> requireForm(name, all));
        }
    }

    /** The binder would pass over a text or a list in the place of a whole section. */
    private static void requireSections(ConfigurationPropertySource written) {
        for (String key : Settings.keys()) {
            String section = key.substring(0, key.indexOf('.'));
            for (String name : List.of(section, section + "[0]")) {
                ConfigurationProperty property = written.getConfigurationProperty(ConfigurationPropertyName.of(name));
                if (property != null && !String.valueOf(property.getValue()).isEmpty()) {
                    throw BindProblem.noSections(property);
                }
            }
        }
    }

    /** The binder would cut a single query into several at its commas. */
    private static void requireListOfChecks(ConfigurationPropertySource written) {
        ConfigurationProperty text = written.getConfigurationProperty(ConfigurationPropertyName.of("drill.checks"));
        if (text != null && !String.valueOf(text.getValue()).isEmpty()) {
            throw BindProblem.noList(text);
        }
    }

    /** The binder would leave the default in the place of a list that it does not want, and cut a fraction off. */
    private static void requireForm(ConfigurationPropertyName name, ConfigurationPropertySource written) {
        ConfigurationProperty property = written.getConfigurationProperty(name);
        Optional<Class<?>> type = Settings.type(name);
        if (property == null || type.isEmpty()) {
            return;
        }
        if (name.isLastElementIndexed() && type.get() != List.class) {
            throw BindProblem.noSingleValue(property, name.getParent());
        }
        if (WHOLE_NUMBERS.contains(type.get()) && property.getValue() instanceof Double) {
            throw BindProblem.noWholeNumber(property);
        }
    }
}
