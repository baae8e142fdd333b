package drsh.config;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A YAML file as a source of properties that remember their lines. */
final class YamlSource {

    private static final String FIX = "correct the file; README shows an example";

    private YamlSource() {}

    /** The properties of a file; empty when the file holds none. */
    static Optional<ConfigurationPropertySource> read(Path file) {
        List<PropertySource<?>> documents = documents(file);
        if (documents.size() > 1) {
            throw DrshException.usage(file + " holds more than one YAML document", "remove the lines ---");
        }
        return documents.stream().findFirst().flatMap(YamlSource::source);
    }

    private static Optional<ConfigurationPropertySource> source(PropertySource<?> document) {
        return Optional.ofNullable(ConfigurationPropertySource.from(document))
                .map(source -> source instanceof IterableConfigurationPropertySource written
                        ? new CommandLists(written)
                        : source);
    }

    private static List<PropertySource<?>> documents(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw DrshException.usage(file + " cannot be read", "check that it is a readable file");
        }
        try {
            return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            // Without the cause, which shows lines of the file: one may be a secret.
            throw DrshException.usage(
                    file + ", line " + line + ": no valid YAML: " + withoutValue(String.valueOf(e.getProblem())), FIX);
        } catch (YAMLException | IllegalStateException e) {
            throw DrshException.usage(file + ": no valid YAML: " + withoutValue(firstLine(e)), FIX);
        } catch (IOException e) {
            throw new DrshException(Outcome.USAGE, file + " cannot be read", "check that it is a readable file", e);
        }
    }

    /** A passphrase without quotes may begin with a star or an exclamation mark. */
    private static String withoutValue(String problem) {
        return problem.replaceFirst("(?<= (?:alias|anchor|tag)) .*", "; text that begins with * & or ! needs quotes");
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
