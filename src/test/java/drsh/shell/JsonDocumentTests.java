package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.backup.StoredBackups;
import drsh.command.Outcome;
import drsh.config.ConfigurationFile;
import drsh.config.StateDirectory;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandLine;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.StrictCommandParser;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import drsh.shell.screen.Table;
import drsh.shell.screen.Terminals;
import drsh.storage.DirectoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.JsonNode;

/** What {@code --json} prints is one document in the form that its schema describes, whatever else there is to say. */
class JsonDocumentTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    @BeforeEach
    void wire() throws IOException {
        Path shipped = Files.createDirectories(folder.resolve("drsh/runbooks"));
        Files.createDirectory(folder.resolve("stack"));
        Files.copy(Path.of("runbooks/disaster-recovery.md"), shipped.resolve("disaster-recovery.md"));
        beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        beans.registerBean(Startup.class, () -> Startup.of(List.of()));
        beans.registerBean(Foreground.class, Foreground::new);
        beans.register(ShellWiring.class);
        // What is registered by name takes the place of the wiring's own, which looks where the tests are run.
        beans.registerBean("workspaces", Workspaces.class, this::workspaces);
        beans.registerBean("distribution", Distribution.class, () -> new Distribution(folder.resolve("drsh")));
        beans.registerBean("stateDirectory", StateDirectory.class, () -> new StateDirectory(folder.resolve("state")));
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
    void everyCommandThatPrintsDataHasASchemaOfItsNameAndVersionAndNoOtherHas() throws IOException {
        List<CommandSpec> commands = catalog().commands().stream()
                .filter(command -> command.dataVersion() > 0)
                .toList();
        assertThat(commands).hasSizeGreaterThan(15).allSatisfy(command -> {
            JsonNode properties = Documents.schema(command.name()).path("properties");
            assertThat(properties.path("command").path("const").asString()).isEqualTo(command.name());
            assertThat(properties.path("version").path("const").asInt()).isEqualTo(command.dataVersion());
        });
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/drsh/json"))) {
            assertThat(files).hasSize(commands.size());
        }
    }

    @Test
    void anEmptyFolderHasADocumentTooAndTheTalkBesideItGoesElsewhere() throws IOException {
        assertThat(run("--json backup list")).isEqualTo(Outcome.REFUSED);
        assertThat(printed(out)).isEmpty();
        Files.createDirectories(folder.resolve("stack/backups"));
        for (String line : List.of(
                "backup list",
                "config show",
                "history",
                "runbook list",
                "runbook lint",
                "runbook show disaster-recovery",
                "session list",
                "version")) {
            assertThat(run("--json " + line)).as(line).isEqualTo(Outcome.DONE);
            assertThat(Documents.data(printed(out)).isNull()).as(line).isFalse();
        }
    }

    @Test
    void backupsAndForeignFilesAreDataOnATerminalWithColorsToo() throws IOException {
        DirectoryStorage storage = new DirectoryStorage(folder.resolve("stack/backups"));
        StoredBackups.put(storage, Sealing.NONE);
        Files.writeString(folder.resolve("stack/backups/a\u202e\u0085\"old\".sql"), "-- PostgreSQL database dump\n");
        run("backup list --json");
        JsonNode list = Documents.data(printed(out));
        assertThat(list.path("backups").path(0).path("id").asString()).isEqualTo(StoredBackups.ID);
        assertThat(list.path("backups").path(0).path("time").asString()).isEqualTo("2026-01-11T02:00:00Z");
        assertThat(list.path("foreign").path(0).path("file").asString()).isEqualTo("a\u202e\u0085\"old\".sql");
        assertThat(printed(out)).doesNotContain("\u001b", "\u202e", "\u0085");
        run("backup show --json");
        assertThat(Documents.data(printed(out)).path("storages").path(0).asString())
                .isEqualTo("main");
    }

    @Test
    void aCommandThatFailsPrintsNoDocument() {
        assertThat(run("backup show --json")).isNotEqualTo(Outcome.DONE);
        assertThat(printed(out)).isEmpty();
        assertThat(printed(err)).containsOnlyOnce("error: ");
    }

    @Test
    void whatOnlyAnEngineKnowsHasItsFormToo() {
        shown(
                "stack status",
                new StackReport(
                        "reflectus",
                        "unix:///run/docker.sock, version 29",
                        List.of(new StackReport.ServiceState(
                                "db", "running", "Up 2 hours (healthy)", List.of("5432")))));
        shown(
                "restore check",
                new LiveReport(
                        "20260111-020000",
                        "reflectus",
                        false,
                        List.of(new LiveReport.Line("table public.\"User\"", "3 rows", "no such table"))));
        shown(
                "restore list",
                new KeptList(
                        List.of(new KeptList.Line("a_before_1", "replaced", null, 5, 1024, "2026-01-14T02:00:00Z")),
                        List.of(new KeptList.VolumeLine(
                                "v_before_1", "before", "a restore", 5, "2026-01-14T02:00:00Z")),
                        BERLIN));
        KeptAges kept = new KeptAges(
                "no engine",
                List.of(new KeptAges.Line("a_before_1", "replaced", 5, null, null, null, true, "-")),
                List.of(new KeptAges.VolumeLine("v", "before", "-", 5, "2026-01-14T02:00:00Z", false, "-")),
                ZoneOffset.UTC);
        shown(
                "retention plan",
                new RetentionReport(
                        "UTC",
                        List.of(new RetentionReport.Line(
                                "main", "20260111-020000", "reflectus", 5, true, List.of("newest"))),
                        kept));
        shown(
                "schedule show",
                new ScheduleReport(
                        "/srv",
                        List.of(),
                        null,
                        false,
                        "failed",
                        new ScheduleReport.Run(Instant.parse("2026-01-11T02:00:00Z"), null, null, null, null),
                        BERLIN));
        shown(
                "drill history",
                new DrillList(
                        List.of(new DrillList.Line(
                                "2026-01-11T02:00:00Z", 5, "20260111-020000", "scratch", true, 1.5, "-", null)),
                        BERLIN));
        shown(
                "backup verify",
                Map.of("checked", List.of(new Verification.Line("20260111-020000", "main", "whole", "-"))));
        shown("stack health", Map.of("healthy", true, "answer", "HTTP 200", "tookSeconds", 0.4));
        shown("doctor", new DoctorReport(List.of(new DoctorReport.Line("engine", "ok", "version 29", ""))));
    }

    private void shown(String command, Object data) {
        out.reset();
        CommandLine line = new StrictCommandParser(catalog()).read(command + " --json");
        try (Invocation invocation = new Invocation(line, new Circumstances(console(), Answers.NONE))) {
            invocation.show(data, Table::new);
        }
        Documents.data(printed(out));
    }

    private CommandCatalog catalog() {
        return beans.getBean(CommandCatalog.class);
    }

    private Outcome run(String line) {
        out.reset();
        err.reset();
        CommandResult result = beans.getBean(CommandRunner.class).run(line, new Circumstances(console(), Answers.NONE));
        result.failure().ifPresent(failure -> failure.tell(console()));
        return result.outcome();
    }

    private Console console() {
        return new Console(stream(out), stream(err), new Terminals(true, true, true, 40, true), () -> 40);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
