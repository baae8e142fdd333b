package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.StrictCommandParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;

class CommandGroupsTests {

    private static CommandCatalog shipped() {
        try (var beans = new AnnotationConfigApplicationContext()) {
            beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            beans.register(ShellWiring.class);
            beans.refresh();
            return beans.getBean(CommandCatalog.class);
        }
    }

    @Test
    void theCatalogIsHadWithoutBuildingAnyGroup() {
        // The wiring alone lacks the console and all that the groups are made of.
        assertThat(shipped().commands()).extracting(CommandSpec::name).contains("help", "script", "config show");
    }

    @Test
    void everyGroupThereIsIsWired() {
        Import wired = ShellWiring.class.getAnnotation(Import.class);
        assertThat(wired).isNotNull();
        List<String> groups = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("drsh.shell").stream()
                        .filter(type -> type.isAnnotatedWith(CommandGroup.class))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(Arrays.stream(wired.value()).map(Class::getName)).containsAll(groups);
    }

    @Test
    void everyExampleInHelpParses() {
        CommandCatalog catalog = shipped();
        StrictCommandParser parser = new StrictCommandParser(catalog);
        assertThat(catalog.commands().stream().flatMap(command -> command.examples().stream()))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(parser.read(example)).isNotNull());
    }

    @Test
    void twoCommandsOfOneNameAreRefused() {
        CommandSpec one = shipped().commands().get(0);
        assertThatIllegalStateException()
                .isThrownBy(() -> new CommandCatalog(List.of(one, one), Map.of()))
                .withMessageContaining(one.name());
    }
}
