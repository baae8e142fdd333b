package drsh.drill;

import drsh.backup.Backup;
import drsh.backup.DrillNotes;
import drsh.backup.Notes;
import drsh.command.DrshException;
import drsh.docker.Interruptions;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the results of drills: in the history of the stack, and in the manifests, which go where the backup goes. */
public final class DrillRecords implements Drill.WhenDone {

    private final DrillHistory history;
    private final DrillNotes notes;
    private final Clock clock;

    /** Keeps them there. */
    public DrillRecords(DrillHistory history, DrillNotes notes, Clock clock) {
        this.history = history;
        this.notes = notes;
        this.clock = clock;
    }

    /** Writes it wherever it can be written: a result that is lost at one place is better than one lost at all. */
    @Override
    public Drilled record(Backup backup, DrillResult result) {
        AtomicReference<@Nullable Drilled> recorded = new AtomicReference<>();
        Interruptions.putOff(() -> recorded.set(written(backup, result)));
        return Objects.requireNonNull(recorded.get());
    }

    private Drilled written(Backup backup, DrillResult result) {
        Instant now = clock.instant();
        String suspect = backup.manifest().notes().suspect();
        // Only the manifests can tell whether rows that nobody had counted before are too few; bad news need not wait.
        boolean known = suspect != null || !result.passed();
        List<String> unwritten = new ArrayList<>(known ? append(now, result, suspect) : List.of());
        DrillNotes.Written written;
        try {
            written = noted(backup, result, now);
        } catch (RuntimeException e) {
            if (!known) {
                append(now, result, suspect);
            }
            throw e;
        }
        if (!known) {
            unwritten.addAll(append(now, result, written.suspect()));
        }
        unwritten.addAll(written.unwritten());
        return new Drilled(result, written.learned(), written.suspect(), unwritten);
    }

    private DrillNotes.Written noted(Backup backup, DrillResult result, Instant now) {
        DrillResult.Restored restored = result.restored();
        return notes.write(
                backup,
                new Notes.Drill(
                        OffsetDateTime.ofInstant(now, clock.getZone()),
                        result.passed(),
                        result.took(),
                        result.remark()),
                result.passed() && restored != null ? restored.facts() : null);
    }

    /** Adds it to the history, and says where that was not possible. */
    private List<String> append(Instant now, DrillResult result, @Nullable String suspect) {
        try {
            history.append(DrillEntry.of(now, result, suspect));
            return List.of();
        } catch (DrshException e) {
            return List.of(history.file().toString());
        }
    }
}
