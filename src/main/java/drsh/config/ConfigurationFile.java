package drsh.config;

import drsh.command.DrshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Finds and reads {@code drsh.yml}. */
public final class ConfigurationFile {

    private static final String USUAL_NAME = "drsh.yml";

    private final Path workingDirectory;
    private final Optional<Path> named;

    /**
     * The file that was named, or the one that lies in the working directory, or none at all.
     *
     * @param workingDirectory where drsh was started
     * @param option the value of {@code --config}
     * @param environment holds {@code DRSH_CONFIG}, perhaps
     */
    public ConfigurationFile(Path workingDirectory, Optional<Path> option, Map<String, String> environment) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.named = option.or(() -> Optional.ofNullable(environment.get("DRSH_CONFIG"))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of))
                .map(this.workingDirectory::resolve);
    }

    /**
     * Reads the configuration.
     *
     * @throws DrshException (USAGE) that names the file, the line and the key
     */
    public LoadedConfiguration load() {
        Optional<Path> file = file();
        Path directory = file.map(ConfigurationFile::directoryOf).orElse(workingDirectory);
        Optional<ConfigurationPropertySource> written = file.flatMap(YamlSource::read);
        written.ifPresent(ConfigurationFile::requireSections);
        written.ifPresent(ConfigurationFile::requireListOfChecks);
        Configuration values = bind(written, directory);
        List<Setting> settings = Settings.of(values, written, directory);
        Limits.check(values, settings);
        return new LoadedConfiguration(values, settings, file, directory);
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

    private static Path directoryOf(Path file) {
        Path parent = file.normalize().getParent();
        return parent == null ? file : parent;
    }

    private Optional<Path> file() {
        if (named.isPresent() && !Files.exists(named.get())) {
            throw DrshException.usage(
                    "the configuration " + named.get() + " does not exist", "check --config and DRSH_CONFIG");
        }
        return named.or(() -> Optional.of(workingDirectory.resolve(USUAL_NAME)).filter(Files::exists));
    }

    private static Configuration bind(Optional<ConfigurationPropertySource> written, Path directory) {
        if (written.isEmpty()) {
            return Defaults.in(directory);
        }
        PathText paths = new PathText(directory);
        List<ConfigurationPropertySource> sources = List.of(written.get(), defaults());
        try {
            return new Binder(sources, null, null, editors -> {
                        editors.registerCustomEditor(Path.class, paths);
                        editors.registerCustomEditor(Configuration.Check.class, new CheckText());
                    })
                    .bind(
                            ConfigurationPropertyName.EMPTY,
                            Bindable.of(Configuration.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .get();
        } catch (BindException e) {
            throw BindProblem.of(e);
        }
    }

    private static ConfigurationPropertySource defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new MapConfigurationPropertySource(Map.ofEntries(
                Map.entry("stack.health-timeout", "2m"),
                Map.entry("backups.directory", "backups"),
                Map.entry("backups.suspect-below", 50),
                Map.entry("encryption.always", false),
                // The guide's own numbers.
                Map.entry("retention.daily", 7),
                Map.entry("retention.weekly", 4),
                Map.entry("retention.monthly", 12),
                Map.entry("schedule.at", "02:00"),
                Map.entry("restore.jobs", Math.min(4, cores)),
                Map.entry("restore.keep", "3d"),
                Map.entry("drill.max-age", "7d"),
                Map.entry("facts.exact-rows", 10_000_000)));
    }
}
