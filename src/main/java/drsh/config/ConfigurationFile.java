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
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Finds and reads {@code drsh.yml}. */
public final class ConfigurationFile {

    /** The name of the file in the folder of a stack. */
    public static final String USUAL_NAME = "drsh.yml";

    private static final String VARIABLE = "DRSH_CONFIG";

    /** What people write instead. Passing over it would silently mean the defaults. */
    private static final List<String> MISTAKEN_NAMES = List.of("drsh.yaml", ".drsh.yml", ".drsh.yaml");

    private final Path workingDirectory;
    private final Optional<Path> named;
    private final Optional<String> by;

    /**
     * The file that was named, or the one that lies in the working directory, or none at all.
     *
     * @param workingDirectory where drsh was started
     * @param option the value of {@code --config}
     * @param environment holds {@code DRSH_CONFIG}, perhaps
     */
    public ConfigurationFile(Path workingDirectory, Optional<Path> option, Map<String, String> environment) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.named = option.or(() -> Optional.ofNullable(environment.get(VARIABLE))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of))
                .map(this.workingDirectory::resolve);
        this.by = named.map(file -> option.isPresent() ? "--config" : VARIABLE);
    }

    /** What holds in a directory without any file. */
    public static LoadedConfiguration defaults(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        Configuration values = bind(Optional.empty(), absolute);
        return new LoadedConfiguration(
                values,
                () -> Settings.of(values, Optional.empty(), absolute),
                Optional.empty(),
                Optional.empty(),
                absolute);
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
        written.ifPresent(Written::require);
        Configuration values = bind(written, directory);
        if (written.isPresent()) {
            Limits.check(values, Settings.of(values, written, directory));
        }
        return new LoadedConfiguration(
                values, () -> told(Settings.of(values, written, directory)), file, by, directory);
    }

    /** A file that does not lie in the folder is no surprise where its lines say who named it. */
    private List<Setting> told(List<Setting> settings) {
        return settings.stream()
                .map(setting -> by.isEmpty() || setting.setByNobody()
                        ? setting
                        : new Setting(setting.key(), setting.value(), setting.source() + " (" + by.get() + ")"))
                .toList();
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
        Optional<Path> found =
                named.or(() -> Optional.of(workingDirectory.resolve(USUAL_NAME)).filter(Files::exists));
        if (found.isEmpty()) {
            MISTAKEN_NAMES.stream()
                    .map(workingDirectory::resolve)
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(mistaken -> {
                        throw DrshException.usage(
                                mistaken + " is not read: the configuration is called " + USUAL_NAME,
                                "rename it, or name it with --config");
                    });
        }
        return found;
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
