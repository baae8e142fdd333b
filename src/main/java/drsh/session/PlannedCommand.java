package drsh.session;

import drsh.command.Risk;
import drsh.runbook.FenceWord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of a step with all inputs filled in.
 *
 * @param word what it is for
 * @param text the command, or for {@link FenceWord#MANUAL} what a person does
 * @param line where it stands in the runbook, from 1
 * @param risk what it can do; a line for a person counts as reading
 * @param timeout after which it is stopped, or null for the command's own limit
 */
public record PlannedCommand(
        FenceWord word,
        String text,
        int line,
        Risk risk,
        @Nullable Duration timeout) {

    /** How it is written down for someone who goes on by hand: what is no command is a comment. */
    String byHand() {
        return word == FenceWord.MANUAL ? "# " + text : text;
    }
}
