package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One question that doctor asks.
 *
 * @param name a few words, for people and for scripts
 * @param after the names of the checks without which this one cannot be answered; they come earlier
 * @param question answers it; what it throws is a failure of this check alone
 */
record DoctorCheck(String name, List<String> after, Supplier<DoctorFinding> question) {

    /** Copies the list. */
    DoctorCheck {
        after = List.copyOf(after);
    }

    /** One that needs no other. */
    DoctorCheck(String name, Supplier<DoctorFinding> question) {
        this(name, List.of(), question);
    }

    /** The same, not asked where one of these is a failure. */
    DoctorCheck after(String... names) {
        return new DoctorCheck(name, List.of(names), question);
    }

    /**
     * Asks, and waits no longer than that: on a machine in trouble something may never answer.
     *
     * @throws DrshException (interrupted) when the operator does not want to wait
     */
    DoctorFinding ask(Duration limit) {
        FutureTask<DoctorFinding> task = new FutureTask<>(question::get);
        Thread thread = new Thread(task, "doctor: " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Failure failure = Failure.of(e.getCause() == null ? e : e.getCause());
            return DoctorFinding.failure(failure.what(), failure.next());
        } catch (TimeoutException e) {
            task.cancel(true);
            return DoctorFinding.failure(
                    "no answer within " + limit.toSeconds() + " s",
                    "try 'docker info' and 'df' for what hangs, then run doctor again");
        } catch (InterruptedException e) {
            task.cancel(true);
            throw new DrshException(Outcome.INTERRUPTED, "doctor was interrupted", "run it again", e);
        }
    }
}
