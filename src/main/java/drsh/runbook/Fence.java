package drsh.runbook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fence that belongs to a step.
 *
 * @param word what its lines are for
 * @param line where it opens in the file, from 1
 * @param timeout how long each of its lines may take, or null for the command's own limit
 * @param lines its lines in order, without blank ones and comments
 */
public record Fence(FenceWord word, int line, @Nullable Duration timeout, List<CommandLine> lines) {

    /** Copies the lines. */
    public Fence {
        lines = List.copyOf(lines);
    }
}
