package drsh.practice;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Container;
import drsh.docker.ProjectName;
import drsh.docker.TemporaryFolder;
import drsh.docker.VolumeName;
import drsh.postgres.PostgresServer;
import drsh.stack.HealthCheck;
import drsh.stack.Lifecycle;
import drsh.stack.Migration;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One practice stack. */
public final class PracticeStack {

    /** What everything of a practice stack carries, with the value {@code true}. */
    public static final String LABEL = "drsh.practice";

    /** The project of the practice stack that people use; tests have their own. */
    public static final ProjectName PROJECT = new ProjectName("reflectus-practice");

    private static final Duration HEALTHY = Duration.ofMinutes(2);

    private final Path files;
    private final PracticeFolder folder;
    private final ProjectName project;
    private final Reporter reporter;

    /**
     * The practice stack of a folder; nothing is looked at yet.
     *
     * @param files the practice folder of the distribution
     * @param folder where the stack lives
     */
    public PracticeStack(Path files, Path folder, ProjectName project, Reporter reporter) {
        this.files = files;
        this.folder = new PracticeFolder(folder);
        this.project = project;
        this.reporter = reporter;
    }

    /**
     * How to start.
     *
     * @param sizeMegabytes the size of the database to fill it up to
     * @param port the port for the application on 127.0.0.1, 0 for any free one
     * @param traffic whether the application writes all the time
     */
    public record Options(int sizeMegabytes, int port, boolean traffic) {}

    /** Where it lives. */
    public Path path() {
        return folder.path();
    }

    /** The settings of a stack in a practice folder: what the guide's own stack has. */
    public static StackSettings settings(Path folder) {
        return new StackSettings(
                folder,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("npx", "prisma", "migrate", "deploy"),
                null,
                HEALTHY);
    }

    /**
     * Starts it and fills it. One that is already filled is only started.
     *
     * @return the number of users in it
     */
    public long start(PracticeImages images, Options options) {
        if (!folder.prepared()) {
            folder.prepare(files, project, images, options.port(), options.traffic());
        }
        try (Stack stack = open()) {
            requirePractice(stack);
            reporter.say("starting the database");
            PostgresServer server = stack.startedServer();
            if (users(server, stack) < 0) {
                server = emptied(stack, server);
                fill(stack, server, options);
            }
            reporter.say("starting the application");
            new Lifecycle(stack, Reporter.SILENT).up();
            new HealthCheck(stack, reporter).await();
            return users(server, stack);
        }
    }

    /** Breaks it. */
    public void suffer(Disaster disaster) {
        try (Stack stack = open()) {
            requirePractice(stack);
            if (disaster == Disaster.DROP_VOLUME) {
                new Lifecycle(stack, Reporter.SILENT).down();
                deleteVolumes(stack);
            } else {
                script(stack, stack.server(), files.resolve("disasters").resolve(disaster.title() + ".sql"), Map.of());
            }
        }
    }

    /** Removes its containers, its volume and its folder. */
    public void stop() {
        if (!folder.prepared()) {
            throw DrshException.refused(
                    "There is no practice stack in " + folder.path(), "start one with 'practice start'");
        }
        try (Stack stack = open()) {
            requirePractice(stack);
            new Lifecycle(stack, Reporter.SILENT).down();
            deleteVolumes(stack);
            deleteKeptVolumes(stack);
        }
        folder.remove();
    }

    /** The number of users, or -1 where there is no such table. */
    public long users() {
        try (Stack stack = open()) {
            return users(stack.server(), stack);
        }
    }

    private static long users(PostgresServer server, Stack stack) {
        boolean there = server.rows(stack.database(), "SELECT to_regclass('public.\"User\"') IS NOT NULL AS there")
                .path(0)
                .path("there")
                .asBoolean();
        return there
                ? Long.parseLong(server.execute(stack.database(), "SELECT count(*) FROM public.\"User\"")
                        .strip())
                : -1;
    }

    /** An earlier disaster may have left half a database. */
    private PostgresServer emptied(Stack stack, PostgresServer server) {
        boolean used = server.rows(stack.database(), "SELECT 1 FROM pg_tables WHERE schemaname = 'public'")
                        .size()
                > 0;
        if (!used) {
            return server;
        }
        reporter.say("starting again with a new volume: the last disaster was not recovered");
        new Lifecycle(stack, Reporter.SILENT).down();
        deleteVolumes(stack);
        return stack.startedServer();
    }

    private void fill(Stack stack, PostgresServer server, Options options) {
        reporter.say("running the application's migrations");
        new Migration(stack, Reporter.SILENT).run();
        reporter.say("filling the database up to " + options.sizeMegabytes() + " MB");
        script(
                stack,
                server,
                files.resolve("data").resolve("generate.sql"),
                Map.of("size_mb", String.valueOf(options.sizeMegabytes())));
    }

    private static void script(Stack stack, PostgresServer server, Path script, Map<String, String> variables) {
        try (TemporaryFolder temporary = TemporaryFolder.in(server.engine(), server.containerId())) {
            server.script(stack.database(), temporary.put(script), variables)
                    .orFail("The script " + script.getFileName() + " failed", "look at 'stack logs'");
        }
    }

    private Stack open() {
        if (!folder.prepared()) {
            throw DrshException.refused(
                    "There is no practice stack in " + folder.path(), "start one with 'practice start'");
        }
        return new Stack(settings(folder.path()));
    }

    /** The folder says practice; the engine has to say so too. */
    private static void requirePractice(Stack stack) {
        List<String> strangers = new ArrayList<>();
        for (Container container : stack.containers()) {
            if (!isPractice(stack.engine().containerLabels(container.id()))) {
                strangers.add(container.name());
            }
        }
        for (VolumeName volume : stack.engine().volumes().of(stack.name())) {
            if (!isPractice(stack.engine().volumes().labels(volume))) {
                strangers.add(volume.value());
            }
        }
        if (!strangers.isEmpty()) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "'" + strangers.get(0) + "' of " + stack.name() + " is not for practice (no label " + LABEL + ")",
                    "leave it alone; remove it by hand if it really is yours to remove");
        }
    }

    private static void deleteVolumes(Stack stack) {
        for (VolumeName volume : stack.engine().volumes().of(stack.name())) {
            if (isPractice(stack.engine().volumes().labels(volume))) {
                stack.engine().deleteVolume(volume);
            }
        }
    }

    /** What a volume restore kept beside them carries no label of Compose. */
    private static void deleteKeptVolumes(Stack stack) {
        for (String label : List.of("drsh.kept", "drsh.kept.incomplete", "drsh.transition")) {
            stack.engine().volumes().labelled(label + "=" + stack.name()).forEach(stack.engine()::deleteVolume);
        }
    }

    private static boolean isPractice(Map<String, String> labels) {
        return "true".equals(labels.get(LABEL));
    }
}
