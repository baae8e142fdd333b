package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.StrictCommandParser;
import drsh.shell.screen.Console;
import drsh.shell.screen.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Help is rendered from the catalog, fits, and tells what somebody needs who has never seen drsh. */
class HelpTests {

    private final CommandCatalog catalog = shipped();
    private final HelpPages pages = new HelpPages(catalog);

    private static CommandCatalog shipped() {
        try (var beans = new AnnotationConfigApplicationContext()) {
            beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            beans.register(ShellWiring.class);
            beans.refresh();
            return beans.getBean(CommandCatalog.class);
        }
    }

    @Test
    void allOfItFitsAScreenWithThePromptBelow() {
        List<String> lines = printed(80, pages::printAll);
        assertThat(lines).hasSizeLessThanOrEqualTo(23).allMatch(line -> line.length() <= 80);
        assertThat(lines).anyMatch(line -> line.contains("runbook run disaster-recovery"));
    }

    @Test
    void whatItNamesAtNightAreCommands() {
        StrictCommandParser parser = new StrictCommandParser(catalog);
        assertThat(printed(80, pages::printAll).subList(2, 7))
                .allSatisfy(line -> assertThat(parser.read(line.strip().split("  +", -1)[0]))
                        .isNotNull());
    }

    @Test
    void everyCommandHasTwoExamplesThatAreLinesOfItsOwnUnlessItTakesNothingAtAll() {
        StrictCommandParser parser = new StrictCommandParser(catalog);
        assertThat(catalog.commands()).allSatisfy(command -> {
            boolean takesNothing = command.arguments().isEmpty()
                    && command.ownOptions().isEmpty()
                    && command.risk() == Risk.READ
                    && command.dataVersion() == 0;
            if (!takesNothing) {
                assertThat(command.examples()).as(command.name()).hasSizeGreaterThanOrEqualTo(2);
            }
            assertThat(command.examples())
                    .allSatisfy(example ->
                            assertThat(parser.read(example).command().name()).isEqualTo(command.name()));
        });
    }

    @Test
    void everyPageTellsRiskExitCodesAndFormAndIsReadableInFortyColumns() {
        for (CommandSpec command : catalog.commands()) {
            List<String> lines = printed(40, console -> pages.print(command, console));
            assertThat(lines).as(command.name()).contains("Risk", "Exit codes", "Common options");
            assertThat(lines)
                    .as(command.name())
                    .allMatch(line -> line.length() <= 40 || !line.strip().contains(" "));
            assertThat(lines.contains("JSON")).as(command.name()).isEqualTo(command.dataVersion() > 0);
        }
    }

    @Test
    void aPageHasTheOwnOptionsBeforeTheCommonOnesAndWhatChangesTheRisk() {
        String page = String.join("\n", printed(120, console -> pages.print(List.of("restore", "run"), console)));
        assertThat(page)
                .startsWith("restore run ID [--volume]")
                .contains("With --into, --table, --schema: CHANGE")
                .contains("0 done, 1 failed, 2 usage", "8 unverified");
        assertThat(page.indexOf("--into")).isLessThan(page.indexOf("Common options"));
        assertThat(page.indexOf("--dry-run")).isGreaterThan(page.indexOf("Common options"));
    }

    @Test
    void groupsAndTopicsHavePagesAndAnythingElseASuggestion() {
        assertThat(printed(80, console -> pages.print(List.of("shell"), console)))
                .anyMatch(line -> line.contains("quit"));
        for (String topic : HelpPages.topics()) {
            assertThat(printed(80, console -> pages.print(List.of(topic), console)))
                    .as(topic)
                    .hasSizeGreaterThan(3);
        }
        String codes = String.join("\n", printed(300, console -> pages.print(List.of("exit-codes"), console)));
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::meaning))
                .allSatisfy(each -> assertThat(codes).contains(each));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> printed(80, console -> pages.print(List.of("restor"), console)))
                .satisfies(e -> assertThat(e.next()).contains("did you mean"));
    }

    private static List<String> printed(int columns, Consumer<Console> work) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        work.accept(new Console(stream, stream, new Terminals(true, true, true, columns, false), () -> columns));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
