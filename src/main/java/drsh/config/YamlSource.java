package drsh.config;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
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
        return documents.stream().findFirst().map(ConfigurationPropertySource::from);
    }

    private static List<PropertySource<?>> documents(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw DrshException.usage(file + " cannot be read", "check that it is a readable file");
        }
        try {
            return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new DrshException(
                    Outcome.USAGE, file + ", line " + line + ": no valid YAML: " + e.getProblem(), FIX, e);
        } catch (YAMLException | IllegalStateException e) {
            throw new DrshException(Outcome.USAGE, file + ": no valid YAML: " + firstLine(e), FIX, e);
        } catch (IOException e) {
            throw new DrshException(Outcome.USAGE, file + " cannot be read", "check that it is a readable file", e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
