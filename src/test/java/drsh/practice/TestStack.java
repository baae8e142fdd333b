package drsh.practice;

import drsh.backup.BackupMaker;
import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.backup.Requests;
import drsh.command.Reporter;
import drsh.docker.ProjectName;
import drsh.postgres.FactsLimits;
import drsh.restore.Restore;
import drsh.restore.Undo;
import drsh.stack.Stack;
import drsh.storage.DirectoryStorage;
import drsh.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one practice stack of a test run: started when the first test asks for it, removed with its volume, its folder and
 * all when the run ends. Its application writes all the time only while a test asks it to.
 */
public final class TestStack implements AutoCloseable {

    /** Small enough for a run, large enough for a dump to take a while. */
    private static final int SIZE = 40;

    private static final FactsLimits LIMITS = new FactsLimits(10_000_000, 1L << 28);

    private final PracticeStack practice;
    private final Stack stack;
    private final Storage storage;
    private final Clock clock = Clock.system(java.time.ZoneId.systemDefault());

    private TestStack() throws IOException {
        Path files = Path.of("src/practice").toAbsolutePath();
        Path folder = Files.createTempDirectory("drsh-it");
        ProjectName project =
                new ProjectName("drsh-it-" + UUID.randomUUID().toString().substring(0, 8));
        practice = new PracticeStack(files, folder, project, Reporter.SILENT);
        practice.start(PracticeImages.ensure(files, Reporter.SILENT), new PracticeStack.Options(SIZE, 0, false));
        stack = new Stack(PracticeStack.settings(folder));
        storage = new DirectoryStorage(folder.resolve("backups"));
    }

    public PracticeStack practice() {
        return practice;
    }

    public Stack stack() {
        return stack;
    }

    public Storage storage() {
        return storage;
    }

    public Catalog catalog() {
        return new Catalog(storage);
    }

    public BackupMaker maker() {
        return new BackupMaker(stack, catalog(), LIMITS, Requests.SUSPICION, clock, Reporter.SILENT);
    }

    public BackupVerifier verifier() {
        return new BackupVerifier(stack, Requests.noKeys(), clock, Reporter.SILENT);
    }

    public Restore restore() {
        return new Restore(stack, verifier(), new Restore.Settings(2, LIMITS), clock, Reporter.SILENT);
    }

    public Undo undo() {
        return new Undo(stack, clock, Reporter.SILENT);
    }

    @Override
    public void close() {
        stack.close();
        practice.stop();
    }

    /** Hands the stack to tests as a parameter. */
    public static final class Provided implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(TestStack.class))
                    .computeIfAbsent(TestStack.class, key -> start());
        }

        private static TestStack start() {
            try {
                return new TestStack();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
