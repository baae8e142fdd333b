package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The operator's own command that tells someone. It gets {@code DRSH_EXIT_CODE}, {@code DRSH_MESSAGE} and {@code
 * DRSH_STACK}. Whether it works changes nothing of how the run ended.
 *
 * @param command the program and its arguments; empty for none
 */
public record OnFailure(List<String> command) {

    /** Shorter than systemd waits for a service that it has told to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Takes the words as they are. */
    public OnFailure {
        command = List.copyOf(command);
    }

    void run(ScheduledRun.Subject subject, ScheduledRun.Ended ended, Reporter reporter) {
        if (command.isEmpty()) {
            return;
        }
        // An interrupted run is one of those to be told of, and an interrupted thread could not wait for the command.
        boolean interrupted = Thread.interrupted();
        try {
            ProcessResult result = process(subject, ended).run(reporter::say);
            if (!result.succeeded()) {
                reporter.say("the command on-failure failed itself: " + result.complaint());
            }
        } catch (DrshException e) {
            reporter.say("the command on-failure failed itself: " + e.what() + "; " + e.next());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ChildProcess process(ScheduledRun.Subject subject, ScheduledRun.Ended ended) {
        String message = ended.message() == null ? "" : ended.message();
        String line = ended.line() == null ? "" : ended.line() + ": ";
        return new ChildProcess(
                command,
                Path.of(subject.folder()),
                Map.of(
                        "DRSH_EXIT_CODE", String.valueOf(ended.outcome().code()),
                        "DRSH_MESSAGE", line + message,
                        "DRSH_STACK", subject.stack()),
                PATIENCE);
    }
}
