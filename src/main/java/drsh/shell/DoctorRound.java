package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Asks many questions at the same time and tells the answers in the order of the questions. A check that needs another
 * one waits for it, and is not asked when that failed: an engine that never answers costs one limit, not one for each
 * check.
 */
final class DoctorRound {

    private final List<DoctorCheck> checks;
    private final Duration limit;
    private final Map<String, Future<Answer>> answers = new ConcurrentHashMap<>();

    /** @param waits whether it was not asked because of another one */
    private record Answer(DoctorFinding finding, boolean waits) {}

    /**
     * A round of these.
     *
     * @param limit how long each may take
     */
    DoctorRound(List<DoctorCheck> checks, Duration limit) {
        this.checks = List.copyOf(checks);
        this.limit = limit;
    }

    /**
     * Asks them.
     *
     * @param told gets each line as soon as it and all before it are known
     * @throws DrshException (interrupted) when the operator does not want to wait
     */
    DoctorReport run(Consumer<DoctorReport.Line> told) {
        // One thread for each: most of them wait for the engine, for a child process or for each other.
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            checks.forEach(check -> answers.put(check.name(), threads.submit(() -> answer(check))));
            List<DoctorReport.Line> lines = new ArrayList<>();
            for (DoctorCheck check : checks) {
                DoctorReport.Line line =
                        DoctorReport.Line.of(check.name(), of(check.name()).finding());
                lines.add(line);
                told.accept(line);
            }
            return new DoctorReport(lines);
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer answer(DoctorCheck check) {
        for (String needed : check.after()) {
            Answer before = of(needed);
            if (before.waits()) {
                return before;
            }
            if (before.finding().blocks()) {
                return new Answer(
                        DoctorFinding.unknown(
                                "as long as '" + needed + "' is not well", "first what stands at '" + needed + "'"),
                        true);
            }
        }
        return new Answer(check.ask(limit), false);
    }

    private Answer of(String name) {
        Future<Answer> answer = answers.get(name);
        if (answer == null) {
            throw new IllegalStateException("no earlier check is called " + name);
        }
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw new DrshException(Outcome.INTERRUPTED, "doctor was interrupted", "run it again", e);
        } catch (ExecutionException e) {
            throw Failure.of(e).asException();
        }
    }
}
