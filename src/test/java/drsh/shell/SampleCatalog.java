package drsh.shell;

import drsh.shell.line.CommandCatalog;
import drsh.shell.line.StrictCommandParser;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The sample commands as parser and completion know them. */
final class SampleCatalog {

    private SampleCatalog() {}

    @Configuration(proxyBeanMethods = false)
    @Import(SampleCommands.class)
    static class Groups {}

    static CommandCatalog catalog() {
        try (var beans = new AnnotationConfigApplicationContext(Groups.class)) {
            return new CommandGroups(beans).catalog();
        }
    }

    static StrictCommandParser parser() {
        return new StrictCommandParser(catalog());
    }
}
