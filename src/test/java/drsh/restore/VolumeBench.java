package drsh.restore;

import drsh.artifact.Sealing;
import drsh.backup.Backup;
import drsh.backup.BackupMaker;
import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.backup.Method;
import drsh.backup.Requests;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.postgres.DatabaseName;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A throwaway stack with a small database, whose volume may be lost, broken and replaced as a test likes. */
final class VolumeBench implements Reporter, AutoCloseable {

    static final DatabaseName SHOP = new DatabaseName("shop");

    private static final String COMPOSE = """
            name: %s
            services:
              db:
                image: ${IMAGE}
                stop_grace_period: 30s
                environment:
                  POSTGRES_DB: shop
                  POSTGRES_PASSWORD: ${PASSWORD}
                volumes: [data:/var/lib/postgresql/data]
              web:
                image: ${IMAGE}
                depends_on: [db]
                environment:
                  DATABASE_URL: postgresql://postgres:${PASSWORD}@db/shop
            volumes:
              data: {labels: {team: shop}}
            """;

    final List<String> said = new CopyOnWriteArrayList<>();
    final Clock clock = Clock.systemUTC();
    final Path folder;
    private final Map<String, String> images;
    Consumer<String> onSaying = line -> {};
    Stack stack;

    /** Makes it and starts its database, with one table and one role. */
    VolumeBench() throws IOException {
        images = images();
        folder = Files.createTempDirectory("drsh-it-volume");
        String project = "drsh-it-" + UUID.randomUUID().toString().substring(0, 8);
        Files.writeString(folder.resolve("compose.yml"), COMPOSE.formatted(project));
        environment("15", "first");
        stack = open(folder);
        stack.startedOnAnyVolume();
        sql("CREATE TABLE original AS SELECT n, md5(n::text) AS text FROM generate_series(1, 10) n");
        sql("CREATE ROLE clerk LOGIN");
    }

    /** A program, too, opens it by its folder. */
    static Stack open(Path folder) {
        return new Stack(new StackSettings(
                folder, null, null, null, null, null, null, List.of("true"), null, Duration.ofMinutes(1)));
    }

    /** What the Compose file is filled in with from now on. */
    void environment(String major, String password) throws IOException {
        Files.writeString(
                folder.resolve(".env"),
                "IMAGE=" + images.get("POSTGRES_" + major + "_IMAGE") + "\nPASSWORD=" + password + "\n");
        if (stack != null) {
            stack.close();
            stack = open(folder);
        }
    }

    String sql(String... statements) {
        return stack.startedOnAnyVolume().execute(SHOP, statements).strip();
    }

    void backUp(Method method) {
        new BackupMaker(stack, catalog(), Bench.LIMITS, Requests.SUSPICION, clock, this)
                .create(new BackupMaker.Request(method, null, Sealing.NONE, null));
    }

    Catalog catalog() {
        return catalog(folder);
    }

    static Catalog catalog(Path folder) {
        return new Catalog(new DirectoryStorage(folder.resolve("backups")));
    }

    Backup latest() {
        return catalog().find("latest");
    }

    VolumeRestore restore() {
        return restore(stack, this);
    }

    static VolumeRestore restore(Stack stack, Reporter reporter) {
        Clock clock = Clock.systemUTC();
        BackupVerifier verifier = new BackupVerifier(stack, Requests.noKeys(), clock, reporter);
        return new VolumeRestore(stack, verifier, new Restore.Settings(2, Bench.LIMITS), clock, reporter);
    }

    VolumeUndo undo() {
        return new VolumeUndo(stack, clock, this);
    }

    InterruptedVolumeRestore interrupted() {
        return new InterruptedVolumeRestore(stack, clock, this);
    }

    KeptVolumes kept() {
        return new KeptVolumes(stack);
    }

    Volumes volumes() {
        return stack.engine().volumes();
    }

    VolumeName live() {
        return stack.databaseService().volume();
    }

    /** The names of all volumes of the engine that belong to this stack in any way, sorted. */
    List<String> volumeNames() {
        return docker("volume", "ls", "-q")
                .lines()
                .filter(name -> name.contains(stack.name().value()) || beside(name))
                .toList();
    }

    private boolean beside(String name) {
        return volumes().beside(stack.name()).contains(new VolumeName(name));
    }

    String docker(String... words) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(words));
        ProcessResult result = new ChildProcess(line, folder, Map.of(), Duration.ofMinutes(5)).run();
        if (!result.succeeded()) {
            throw new AssertionError(result.stderr());
        }
        return result.stdout();
    }

    @Override
    public void say(String line) {
        said.add(line);
        onSaying.accept(line);
    }

    @Override
    public void progress(String what, long bytes, long expected) {}

    @Override
    public void close() throws IOException {
        stack.compose().run(new ComposeCommand.Down());
        new TransitionMarks(stack).end();
        kept().leftovers().forEach(kept()::discard);
        kept().all().forEach(one -> kept().discard(one.name()));
        volumes().of(stack.name()).forEach(volumes()::remove);
        stack.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, String> images() {
        Path files = Path.of("src/practice").toAbsolutePath();
        Map<String, String> images = new java.util.HashMap<>();
        new ChildProcess(
                        List.of("bash", files.resolve("setup").toString(), "--tests"),
                        files,
                        Map.of(),
                        Duration.ofMinutes(30))
                .run()
                .stdout()
                .lines()
                .filter(line -> line.contains("="))
                .forEach(line ->
                        images.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return images;
    }
}
