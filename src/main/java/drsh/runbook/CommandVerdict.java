package drsh.runbook;

import drsh.command.Risk;
import org.jspecify.annotations.Nullable;

/** What is known about a command line before it runs. */
public sealed interface CommandVerdict {

    /**
     * The line is a command with options and arguments that it takes.
     *
     * @param risk what it can do with exactly these options
     */
    record Known(Risk risk) implements CommandVerdict {}

    /**
     * The prompt would refuse the line.
     *
     * @param problem names what is wrong, without a full stop
     * @param suggestion what was probably meant, if anything comes near
     */
    record Unknown(String problem, @Nullable String suggestion) implements CommandVerdict {}
}
