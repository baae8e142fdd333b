package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.config.Configuration;
import drsh.session.StepKey;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The README tells the truth about what the program has. */
class ReadmeTests {

    private final String readme = read();

    @Test
    void everyCommandIsInTheReadme() {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            beans.register(ShellWiring.class);
            beans.refresh();
            CommandCatalog catalog = beans.getBean(CommandGroups.class).catalog();

            assertThat(catalog.commands()).hasSizeGreaterThan(20);
            assertThat(catalog.commands())
                    .extracting(CommandSpec::name)
                    .allSatisfy(name -> assertThat(readme).contains("`" + name));
        }
    }

    @Test
    void everyExitCodeIsInTheReadmeInTheWordsOfHelp() {
        assertThat(Outcome.values())
                .allSatisfy(outcome ->
                        assertThat(readme).contains("\n| " + outcome.code() + " | " + outcome.meaning() + " |\n"));
    }

    @Test
    void everyKeyOfTheConfigurationIsInTheReadme() {
        assertThat(Arrays.asList(Configuration.class.getRecordComponents()))
                .flatExtracting(section ->
                        Arrays.asList((section.getType().isRecord() ? section.getType() : Configuration.Storage.class)
                                .getRecordComponents()))
                .allSatisfy(key -> assertThat(readme)
                        .contains("  "
                                + key.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ": "));
    }

    @Test
    void everyKeyOfAStepIsInTheReadmeWithItsMeaning() {
        assertThat(StepKey.values())
                .allSatisfy(key -> assertThat(readme).contains("\n| `" + key.key() + "` | " + key.meaning() + " | "));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
