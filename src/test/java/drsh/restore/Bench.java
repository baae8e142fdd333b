package drsh.restore;

import drsh.artifact.Compression;
import drsh.artifact.Keys;
import drsh.artifact.Sealing;
import drsh.artifact.Sniffed;
import drsh.backup.Backup;
import drsh.backup.BackupImport;
import drsh.backup.BackupMaker;
import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.backup.Manifest;
import drsh.backup.Method;
import drsh.backup.Requests;
import drsh.command.Reporter;
import drsh.docker.ExecResult;
import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import drsh.postgres.FactsLimits;
import drsh.postgres.FactsReader;
import drsh.postgres.PostgresServer;
import drsh.practice.PracticeStack;
import drsh.practice.TestStack;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small database of its own in the server of the shared stack, with a backup directory of its own. */
public final class Bench implements AutoCloseable, Reporter {

    public static final FactsLimits LIMITS = new FactsLimits(10_000_000, 1L << 28);

    /** Makes a table that takes a dump more than a moment, and more than all the buffers on its way. */
    public static final String WIDE = "CREATE TABLE wide AS SELECT n, (SELECT string_agg(md5((n * i)::text || i), '')"
            + " FROM generate_series(1, 20) i) AS t FROM generate_series(1, 20000) n";

    private static final String SIGNAL = """
            for p in /proc/[0-9]*; do
              [ "$(cat $p/comm 2>/dev/null)" != pg_dump ] || ! grep -qasF "$1" $p/cmdline || kill -$0 ${p#/proc/}
            done
            """;

    public final DatabaseName name;
    public final Stack stack;
    public PostgresServer server;
    public final Path directory;
    public final List<String> said = new CopyOnWriteArrayList<>();
    public volatile Runnable onProgress = () -> {};
    public volatile Consumer<String> onSaying = line -> {};
    public Keys keys = Requests.noKeys();
    public Clock clock = Clock.systemUTC();
    private final DirectoryStorage storage;
    private final Path folder;

    /** Makes the database, with one table {@code original} of ten rows. */
    public Bench(TestStack test, String database) throws IOException {
        StackSettings plain = PracticeStack.settings(test.practice().path());
        name = new DatabaseName(database);
        stack = new Stack(new StackSettings(
                plain.folder(), null, null, null, null, database, null, plain.migrate(), null, plain.healthTimeout()));
        server = stack.server();
        folder = test.practice().path();
        directory = Files.createTempDirectory("drsh-it-bench");
        storage = new DirectoryStorage(directory.resolve("backups"));
        server.execute(new DatabaseName("template1"), "CREATE DATABASE " + name.identifier());
        sql("CREATE TABLE original AS SELECT n, md5(n::text) AS text FROM generate_series(1, 10) n");
    }

    /** Finds the server again after its container was made anew. */
    public void reopen() {
        server = stack.startedServer();
    }

    public String sql(String... statements) {
        return server.execute(name, statements).strip();
    }

    /** What the live database holds. */
    public Facts facts() {
        return FactsReader.read(server, name, LIMITS);
    }

    /** Runs one of the guide's own commands in the stack's folder and writes what it prints to that file. */
    public int guide(Path output, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "-f", "docker-compose.prod.yml"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    public String sqlAsMaintenance(String... statements) {
        return server.execute(new DatabaseName("template1"), statements).strip();
    }

    public Manifest backUp() {
        return backUp(Method.CUSTOM, null, Sealing.NONE);
    }

    public Manifest backUp(Method method, @Nullable Compression compression, Sealing sealing) {
        return maker().create(new BackupMaker.Request(method, compression, sealing, null));
    }

    public BackupMaker maker() {
        return new BackupMaker(stack, catalog(), LIMITS, Requests.SUSPICION, clock, this);
    }

    public BackupVerifier verifier() {
        return new BackupVerifier(stack, keys, clock, this);
    }

    public Manifest verify() {
        return verifier().verify(latest().copies().get(0)).manifest();
    }

    public Manifest adopt(String file) {
        return importer().adopt(file, null, true).manifest();
    }

    public BackupImport importer() {
        return new BackupImport(stack, catalog(), keys, clock, this);
    }

    public Catalog catalog() {
        return new Catalog(storage);
    }

    public Backup latest() {
        return catalog().find("latest");
    }

    public Restore restore() {
        return new Restore(stack, verifier(), new Restore.Settings(2, LIMITS), clock, this);
    }

    public Undo undo() {
        return new Undo(stack, clock, this);
    }

    public KeptDatabases kept() {
        return new KeptDatabases(server, name);
    }

    public Path backups() {
        return directory.resolve("backups");
    }

    /** The file of the newest backup with that ending. */
    public Path file(String ending) {
        return backups().resolve(latest().id().fileStem() + ending);
    }

    /** Changes the newest manifest as an editor would. */
    public void edit(Consumer<ObjectNode> change) throws IOException {
        Path file = file(".json");
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(Files.readString(file));
        change.accept(json);
        Files.writeString(file, json.toPrettyString());
    }

    /** What drsh left in the container's {@code /tmp}. */
    public String leftInContainer() {
        return inContainer("ls -d /tmp/drsh.* 2>/dev/null || true").stdout().strip();
    }

    public ExecResult inContainer(String script) {
        return server.engine().exec(server.containerId(), drsh.docker.Exec.of("sh", "-c", script));
    }

    /** What the catalog says that a foreign file is. */
    public String words(String file) {
        return catalog().contents().foreign().stream()
                .filter(foreign -> foreign.file().equals(file))
                .flatMap(foreign -> Stream.ofNullable(foreign.content()))
                .map(Sniffed::words)
                .findFirst()
                .orElseThrow();
    }

    /** The names of all files of the backup directory, hidden ones too. */
    public List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(backups())) {
            return files.map(Path::getFileName).map(String::valueOf).sorted().toList();
        }
    }

    /** Sends a signal to every pg_dump of this database. */
    public void signalDump(String signal) {
        server.engine().exec(server.containerId(), drsh.docker.Exec.of("sh", "-c", SIGNAL, signal, name.value()));
    }

    /** The databases beside this one. */
    public List<String> beside() {
        return server.databases().stream()
                .map(DatabaseName::value)
                .filter(other -> other.startsWith(name.value() + "_"))
                .toList();
    }

    @Override
    public void say(String line) {
        said.add(line);
        onSaying.accept(line);
    }

    @Override
    public void progress(String what, long bytes, long expected) {
        onProgress.run();
    }

    @Override
    public void close() throws IOException {
        beside().forEach(other -> server.drop(new DatabaseName(other)));
        server.drop(name);
        stack.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
