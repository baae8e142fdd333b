package drsh.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import drsh.command.Risk;
import drsh.runbook.FenceWord;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step with its inputs filled in.
 *
 * @param number from 1; the preflight is 0
 * @param id unique in the runbook
 * @param name as people read it
 * @param risk the highest of what it runs
 * @param caution what it warns of, or null
 * @param commands in the order in which they run: what is run and done by hand, then the checks
 * @param undo what takes it back; may be empty
 * @param expected how long it took in earlier sessions, or null if there were none
 * @param prose why it is done; the journal leaves it to the runbook, and gives none back
 */
public record PlannedStep(
        int number,
        String id,
        String name,
        Risk risk,
        @Nullable String caution,
        List<PlannedCommand> commands,
        List<PlannedCommand> undo,
        @Nullable Duration expected,
        @JsonIgnore String prose) {

    /** Copies the lists. */
    public PlannedStep {
        prose = prose == null ? "" : prose;
        commands = List.copyOf(commands);
        undo = List.copyOf(undo);
    }

    /** Whether a person has to do some of it. */
    public boolean byHand() {
        return commands.stream().anyMatch(command -> command.word() == FenceWord.MANUAL);
    }

    /** What undoing it risks. */
    Risk undoRisk() {
        return undo.stream().map(PlannedCommand::risk).reduce(Risk.READ, Risk::or);
    }

    /** What of it changes something, and so can say beforehand what it would do. */
    Stream<PlannedCommand> changes() {
        return commands.stream().filter(command -> command.risk() != Risk.READ);
    }
}
