package drsh.session;

import drsh.runbook.CommandCheck;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs command lines, exactly as they would run at the prompt, except that the operator has confirmed them already. */
public interface Commands extends CommandCheck {

    /**
     * Runs one line to its end and never throws: a failure, a passed deadline and the interruption of the thread are
     * results.
     *
     * @param line a whole line
     * @param timeout after which it is stopped, or null for the command's own limit
     * @param dryRun whether it only says what it would do; asked of commands that change something
     */
    CommandResult run(String line, @Nullable Duration timeout, boolean dryRun);
}
