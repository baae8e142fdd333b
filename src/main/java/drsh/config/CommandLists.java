package drsh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Lets a command be written as a list of arguments as well as in one line: whoever sees a list does not take it for the
 * line of a shell. A list is read as the line whose words it is, each in quotes.
 */
record CommandLists(IterableConfigurationPropertySource written) implements IterableConfigurationPropertySource {

    private static final List<ConfigurationPropertyName> COMMANDS = Stream.of(
                    "encryption.passphrase-command", "schedule.on-failure", "stack.migrate")
            .map(ConfigurationPropertyName::of)
            .toList();

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
        if (isArgument(name)) {
            return null;
        }
        ConfigurationProperty property = written.getConfigurationProperty(name);
        return property == null && COMMANDS.contains(name) ? line(name) : property;
    }

    private @Nullable ConfigurationProperty line(ConfigurationPropertyName name) {
        List<ConfigurationProperty> arguments = new ArrayList<>();
        for (@Nullable ConfigurationProperty next = argument(name, 0);
                next != null;
                next = argument(name, arguments.size())) {
            arguments.add(next);
        }
        return arguments.isEmpty()
                ? null
                : new ConfigurationProperty(
                        name,
                        arguments.stream()
                                .map(argument -> quoted(String.valueOf(argument.getValue())))
                                .collect(Collectors.joining(" ")),
                        arguments.get(0).getOrigin());
    }

    private @Nullable ConfigurationProperty argument(ConfigurationPropertyName name, int index) {
        return written.getConfigurationProperty(name.append("[" + index + "]"));
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    private static boolean isArgument(ConfigurationPropertyName name) {
        return name.isLastElementIndexed()
                && name.isNumericIndex(name.getNumberOfElements() - 1)
                && COMMANDS.contains(name.getParent());
    }

    @Override
    public Stream<ConfigurationPropertyName> stream() {
        return Stream.concat(
                written.stream().filter(name -> !isArgument(name)),
                COMMANDS.stream().filter(name -> getConfigurationProperty(name) != null));
    }
}
