package drsh.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import drsh.command.DrshException;
import drsh.command.Outcome;

/** Starts and stops containers, which must come to its end whatever the operator presses: asking twice does no harm. */
final class Switching {

    private Switching() {}

    static void of(EngineClient engine, String done, Runnable request) {
        boolean interrupted = false;
        try {
            while (!once(engine, done, request)) {
                interrupted = true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False when it was interrupted. */
    private static boolean once(EngineClient engine, String done, Runnable request) {
        try {
            request.run();
        } catch (NotModifiedException e) {
            // It is so already.
        } catch (RuntimeException e) {
            if (Interruptions.caused(e)) {
                return false;
            }
            String said = e instanceof DockerException answer ? EngineAnswer.message(answer) : "it does not answer";
            throw new DrshException(
                    Outcome.FAILED,
                    "The container was not " + done + " by the engine at " + engine.address() + ": " + said,
                    "look at the engine's log",
                    e);
        }
        return true;
    }
}
