package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.config.ConfigurationFile;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import drsh.shell.screen.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The commands about runbooks through the wiring of the program, in a folder of their own. */
class RunbookCommandsTests {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private Path own;
    private Path shipped;

    @BeforeEach
    void wire() throws IOException {
        own = folder.resolve("stack/runbooks");
        shipped = Files.createDirectories(folder.resolve("drsh/runbooks"));
        Files.createDirectory(folder.resolve("stack"));
        Files.copy(Path.of("runbooks/disaster-recovery.md"), shipped.resolve("disaster-recovery.md"));
        beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        beans.registerBean(Startup.class, () -> Startup.of(List.of()));
        beans.registerBean(Foreground.class, Foreground::new);
        beans.register(ShellWiring.class);
        // What is registered by name takes the place of the wiring's own, which looks where the tests are run.
        beans.registerBean("workspaces", Workspaces.class, this::workspaces);
        beans.registerBean("distribution", Distribution.class, () -> new Distribution(folder.resolve("drsh")));
        beans.refresh();
    }

    private Workspaces workspaces() {
        return new Workspaces(() -> new ConfigurationFile(folder.resolve("stack"), Optional.empty(), Map.of()).load());
    }

    @AfterEach
    void close() {
        beans.close();
    }

    @Test
    void aNewRunbookIsListedFirstAndItsFindingsSayWhatIsToBeFilledIn() throws IOException {
        assertThat(run("runbook", "new", "disk-full", "--title", "It's *the* disk: full"))
                .isEqualTo(Outcome.DONE);
        assertThat(printed(out)).isEqualTo("wrote " + own.resolve("disk-full.md") + "\n");
        assertThat(Files.readString(own.resolve("disk-full.md"))).startsWith("---\n");

        assertThat(run("runbook", "lint", "disk-full")).isEqualTo(Outcome.DONE);
        assertThat(printed(out))
                .contains("disk-full.md:4: warning unfilled: a sentence of the skeleton still stands here");
        assertThat(printed(err)).isEqualTo("5 warnings and no error in 1 runbook\n");

        assertThat(run("runbook", "list")).isEqualTo(Outcome.DONE);
        assertThat(printed(out)).contains("It's *the* disk: full", " ./runbooks ", " " + shipped + " ");
        assertThat(printed(err)).isEmpty();
    }

    @Test
    void aDryRunPrintsItAndWritesNothing() {
        assertThat(run("runbook", "new", "disk-full", "--dry-run")).isEqualTo(Outcome.DONE);
        assertThat(printed(out))
                .startsWith("would write " + own.resolve("disk-full.md"))
                .contains("# Disk full\n");
        assertThat(own).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Disk", "disk full", "../disk", "disk.md", "-", "dïsk", "a\u001b[2J"})
    void aBadNameIsRefused(String name) {
        assertThat(run("runbook", "new", "--", name)).isEqualTo(Outcome.USAGE);
        assertThat(printed(err))
                .containsOnlyOnce("\n")
                .contains("cannot be the name of a runbook")
                .doesNotContain("\u001b");
        assertThat(own).doesNotExist();
    }

    @Test
    void aFileThatIsThereStaysAsItIs() throws IOException {
        Files.createDirectory(own);
        Files.writeString(own.resolve("mine.md"), "mine");
        Files.createSymbolicLink(own.resolve("gone.md"), folder.resolve("nowhere"));
        for (String name : List.of("mine", "gone")) {
            assertThat(run("runbook", "new", name)).isEqualTo(Outcome.USAGE);
            assertThat(printed(err)).contains(own.resolve(name + ".md") + " is there already");
            assertThat(run("runbook", "new", name, "--dry-run")).isEqualTo(Outcome.USAGE);
        }
        assertThat(own.resolve("mine.md")).hasContent("mine");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Files.createFile(own);
        assertThat(run("runbook", "new", "disk-full")).isEqualTo(Outcome.USAGE);
        assertThat(printed(err)).containsOnlyOnce("\n").contains(own.toString());
    }

    @Test
    void whatHidesAnotherIsSaidWhereverItMatters() {
        Path hidden = shipped.resolve("disaster-recovery.md");
        assertThat(run("runbook", "new", "disaster-recovery")).isEqualTo(Outcome.DONE);
        assertThat(printed(err)).contains("it hides " + hidden + " from now on");

        assertThat(run("runbook", "list")).isEqualTo(Outcome.DONE);
        assertThat(printed(err)).isEqualTo(hidden + " is hidden by the disaster-recovery of " + own + "\n");

        assertThat(run("runbook", "list", "--json")).isEqualTo(Outcome.DONE);
        assertThat(printed(out))
                .contains("\"path\" : \"" + own.resolve("disaster-recovery.md") + "\"", hidden.toString());

        assertThat(run("runbook", "lint")).isEqualTo(Outcome.DONE);
        assertThat(printed(out)).contains(":1: warning hides-another: hides " + hidden);
        assertThat(printed(err)).contains("6 warnings and no error in 1 runbook");

        assertThat(run("runbook", "show", "disaster-recovery")).isEqualTo(Outcome.DONE);
        assertThat(printed(err)).contains(own.resolve("disaster-recovery.md").toString(), "it hides " + hidden);
    }

    @Test
    void aRunbookIsShownByteForByteAndItsFileIsNamedBeside() throws IOException {
        assertThat(run("runbook", "show", "disaster-recovery")).isEqualTo(Outcome.DONE);
        assertThat(printed(out)).isEqualTo(Files.readString(shipped.resolve("disaster-recovery.md")));
        assertThat(printed(err)).isEqualTo(shipped.resolve("disaster-recovery.md") + "\n");
    }

    @Test
    void whatCouldFoolATerminalIsShownWrittenOut() throws IOException {
        Files.createDirectory(own);
        Files.writeString(own.resolve("bad.md"), "---\r\ntitle: \"\\e[2J\"\n---\n# a\u001b[2J \u202e\n\n## &#27;[2J\n");
        for (String command : List.of("show bad", "lint bad", "list", "lint", "list --json")) {
            run(("runbook " + command).split(" "));
            assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                    .as(command)
                    .isNotEmpty()
                    .doesNotContain("\u001b", "\r", "\u202e");
        }
        assertThat(run("runbook", "show", "bad")).isEqualTo(Outcome.DONE);
        assertThat(printed(out)).startsWith("---\ntitle: \"\\e[2J\"\n---\n# a\\u001b[2J \\u202e\n");
    }

    @Test
    void lintSaysWhereWhatAndWhatWasMeant() throws IOException {
        Files.createDirectory(own);
        String good = Files.readString(shipped.resolve("disaster-recovery.md"));
        Files.writeString(
                own.resolve("bad.md"),
                good.replace("stack down\n", "stack dwon\n").replace("stack migrate\n", "stack migrate --dry-rum\n"));
        Files.createDirectory(own.resolve("directory.md"));
        assertThat(run("runbook", "lint")).isEqualTo(Outcome.FINDINGS);
        int down = List.of(good.split("\n")).indexOf("stack down") + 1;
        int migrate = List.of(good.split("\n")).indexOf("stack migrate") + 1;
        assertThat(printed(out))
                .contains(
                        "bad.md:" + down
                                + ": error unknown-command: unknown command \"stack dwon\" (did you mean stack down)\n",
                        "bad.md:" + migrate
                                + ": error unknown-command: stack migrate has no option --dry-rum (did you mean --dry-run)\n",
                        "directory.md:1: error unreadable: ");
        assertThat(printed(err)).contains("errors in 3 runbooks");
        assertThat(run("runbook", "lint", "--json")).isEqualTo(Outcome.FINDINGS);
        assertThat(printed(out)).contains("\"line\" : " + down, "\"suggestion\" : \"stack down\"");
    }

    private Outcome run(String... words) {
        out.reset();
        err.reset();
        Console console = new Console(stream(out), stream(err), Terminals.of(new Properties(), Map.of()), () -> 200);
        CommandResult result =
                beans.getBean(CommandRunner.class).run(List.of(words), new Circumstances(console, Answers.NONE));
        result.failure().ifPresent(failure -> failure.tell(console));
        return result.outcome();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
