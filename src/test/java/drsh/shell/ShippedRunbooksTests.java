package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.DrshException;
import drsh.runbook.CommandCheck;
import drsh.runbook.CommandVerdict;
import drsh.runbook.Lint;
import drsh.runbook.RunbookCatalog;
import drsh.runbook.RunbookEntry;
import drsh.shell.line.StrictCommandParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The runbooks that are shipped, against the commands that there really are. */
class ShippedRunbooksTests {

    @Test
    void noneHasAFinding() {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            beans.register(ShellWiring.class);
            beans.refresh();
            Lint lint = new Lint(check(beans.getBean(StrictCommandParser.class)));
            RunbookCatalog catalog = new RunbookCatalog(List.of(Path.of("runbooks")));

            assertThat(catalog.list()).extracting(RunbookEntry::name).contains("disaster-recovery");
            assertThat(catalog.list())
                    .allSatisfy(entry -> assertThat(lint.findings(catalog.find(entry.name())))
                            .isEmpty());
        }
    }

    private static CommandCheck check(StrictCommandParser parser) {
        return line -> {
            try {
                return new CommandVerdict.Known(parser.read(line).risk());
            } catch (DrshException e) {
                return new CommandVerdict.Unknown(e.what(), null);
            }
        };
    }
}
