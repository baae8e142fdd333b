package drsh.shell;

import drsh.config.LoadedConfiguration;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The stack's name as far as it can be told without asking the engine or Compose: the configured one, else the one
 * that Compose makes of the directory's name.
 */
final class StackName {

    private final Supplier<LoadedConfiguration> configuration;

    StackName(Supplier<LoadedConfiguration> configuration) {
        this.configuration = configuration;
    }

    String value() {
        LoadedConfiguration loaded = configuration.get();
        String project = loaded.values().stack().project();
        return project == null ? ofDirectory(loaded.directory()) : project;
    }

    private static String ofDirectory(Path directory) {
        Path name = directory.getFileName();
        String plain = name == null
                ? ""
                : name.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_-]", "")
                        .replaceFirst("^[_-]+", "");
        return plain.isEmpty() ? "drsh" : plain;
    }
}
