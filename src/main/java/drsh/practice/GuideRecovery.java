package drsh.practice;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import drsh.stack.Application;
import drsh.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The recovery procedure of the operator's guide, to the letter and in its order, to show what it does: every command
 * that restores fails, because the step before has removed what it needs, and the health check is green.
 */
public final class GuideRecovery {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration HEALTHY = Duration.ofSeconds(60);

    private final Path folder;

    /** In the folder of a practice stack. */
    public GuideRecovery(Path folder) {
        this.folder = folder;
    }

    /**
     * What a command of the guide made of it.
     *
     * @param command as the guide has it
     * @param outcome what came out, in one line
     * @param good whether the command reports success
     */
    public record Line(String command, String outcome, boolean good) {}

    /**
     * Runs the procedure.
     *
     * @param backup the file name of a backup in {@code backups/}
     */
    public List<Line> run(String backup) {
        List<Line> lines = new ArrayList<>();
        lines.add(compose("down"));
        lines.add(compose("cp", "backups/" + backup, "db:/tmp/"));
        lines.add(
                compose("exec", "-T", "db", "pg_restore", "-U", "postgres", "-d", "reflectus", "-c", "/tmp/" + backup));
        lines.add(compose("exec", "-T", "app", "npx", "prisma", "migrate", "deploy"));
        lines.add(compose("up", "-d"));
        lines.addAll(ask());
        return lines;
    }

    private Line compose(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "-f", PracticeFolder.COMPOSE_FILE));
        command.addAll(List.of(arguments));
        ProcessResult result = new ChildProcess(command, folder, Map.of(), DEADLINE).run();
        String shown = "docker compose " + String.join(" ", arguments);
        return new Line(shown, result.succeeded() ? "done" : result.complaint(), result.succeeded());
    }

    private List<Line> ask() {
        try (Stack stack = new Stack(PracticeStack.settings(folder))) {
            Application application = new Application(stack);
            long end = System.nanoTime() + HEALTHY.toNanos();
            Application.Answer health = application.ask("/api/health");
            while (!health.successful() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(500);
                health = application.ask("/api/health");
            }
            return List.of(line(health), line(application.ask("/api/users")));
        } catch (InterruptedException e) {
            throw new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e);
        }
    }

    private static Line line(Application.Answer answer) {
        return new Line("curl " + answer.url(), answer.status() + " " + answer.text(), answer.successful());
    }
}
