package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.line.Tokenizer;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import drsh.shell.screen.LineSource;
import drsh.shell.screen.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Each line that stock Spring Shell would have run, or run in part, through the wiring of the program. */
class WrongLinesTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console = console();
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    @BeforeEach
    void wire() {
        beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        beans.registerBean(Startup.class, () -> Startup.of(List.of()));
        beans.registerBean(Foreground.class, Foreground::new);
        beans.register(ShellWiring.class, SampleCommands.class);
        beans.refresh();
    }

    @AfterEach
    void close() {
        beans.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/drsh/shell/bad-lines.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void isRefusedPipedWithTheLineAndWithoutRunningAnything(String line) {
        if (Script.isEmpty(line)) {
            // In a file an empty line is no mistake.
            return;
        }
        byte[] piped = ("sample list\n" + line + "\nsample create\n").getBytes(StandardCharsets.UTF_8);
        try (LineSource lines = new LineSource("standard input", new ByteArrayInputStream(piped), console)) {
            CommandResult result = beans.getBean(Script.class).run(lines, console);
            assertThat(result.outcome()).isEqualTo(Outcome.USAGE);
            assertThat(result.failure().orElseThrow().what()).startsWith("standard input, line 2: ");
            assertThat(printed()).contains("RAN list").doesNotContain("RAN create");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/drsh/shell/bad-lines.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void isRefusedOneShotWithoutRunningAnything(String line) {
        List<String> words;
        try {
            words = Tokenizer.split(line);
        } catch (DrshException unclosed) {
            // A shell would not have handed it on at all.
            words = List.of(line);
        }
        CommandResult result = beans.getBean(CommandRunner.class).run(words, new Circumstances(console, Answers.NONE));
        assertThat(result.outcome()).isEqualTo(Outcome.USAGE);
        assertThat(printed()).doesNotContain("RAN");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Console console() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, Terminals.of(new Properties(), Map.of()), () -> 80);
    }
}
