package drsh.config;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;

/** A YAML file as a source of properties that remember their lines. */
final class YamlSource {

    /** Far more than all keys with a comment for each. */
    private static final int LIMIT_BYTES = 1 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

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
            requireNoAliases(file, text(file));
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

    /**
     * The whole file.
     *
     * @throws DrshException (usage) when it is none that anybody has written by hand, or no UTF-8
     */
    private static String text(Path file) throws IOException {
        byte[] bytes;
        try (InputStream content = Files.newInputStream(file)) {
            bytes = content.readNBytes(LIMIT_BYTES + 1);
        }
        if (bytes.length > LIMIT_BYTES) {
            throw DrshException.usage(
                    file + " is larger than 1 MiB: that is no configuration", "check that it is the right file");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Without the cause, which adds nothing.
            throw DrshException.usage(file + " is no UTF-8 text", "save it as UTF-8");
        }
    }

    /** A few lines of them stand for more values than fit into any memory, and no key here needs one. */
    private static void requireNoAliases(Path file, String text) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        for (Event event : new Yaml().parse(new StringReader(plain))) {
            if (event instanceof AliasEvent alias) {
                throw DrshException.usage(
                        file + ", line " + (alias.getStartMark().getLine() + 1)
                                + ": an alias (a text that begins with *) stands for nothing here",
                        "write the value itself; text that begins with * needs quotes");
            }
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
