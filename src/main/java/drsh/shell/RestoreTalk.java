package drsh.shell;

import drsh.command.Amounts;
import drsh.postgres.DatabaseName;
import drsh.restore.KeptDatabases;
import drsh.restore.Remark;
import drsh.restore.Restored;
import drsh.restore.VolumeRestored;
import drsh.restore.VolumeUndone;
import drsh.shell.screen.Console;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of restores that are done. */
final class RestoreTalk {

    private static final String NOT_COMPARED = "its rows were never counted, so look at them yourself";

    private final Clock clock;
    private final Console console;

    RestoreTalk(Clock clock, Console console) {
        this.clock = clock;
        this.console = console;
    }

    /** What was restored. */
    void held(Restored done) {
        console.print("restored " + done.backup() + ": " + done.facts().rows() + " rows in "
                + done.facts().tables().size() + " tables, "
                + (done.compared() ? "equal to what was backed up" : "all objects that it lists; " + NOT_COMPARED));
        if (!done.rolesMade().isEmpty()) {
            console.print("roles made: " + String.join(", ", done.rolesMade()));
        }
    }

    /** What is live now, and since when it is not what it was. */
    void live(Restored done) {
        Duration age = Duration.between(done.asOf().toInstant(), Instant.now(clock));
        held(done);
        console.print("the data is " + Amounts.time(age) + " old; it took " + Amounts.time(done.took())
                + ", and the database could not be used for " + Amounts.time(done.outage()));
        kept(done.kept(), console);
    }

    /**
     * The same of a whole volume.
     *
     * @throws drsh.command.DrshException (attention) where something needs it, once all is told
     */
    void live(VolumeRestored done) {
        Duration age = Duration.between(done.asOf().toInstant(), Instant.now(clock));
        console.print("restored " + done.backup() + " into the volume '" + done.volume() + "': "
                + done.facts().rows() + " rows in " + done.facts().tables().size() + " tables of the stack's database"
                + (done.compared() ? ", equal to what was backed up" : "; " + NOT_COMPARED));
        console.print("the data is " + Amounts.time(age) + " old; it took " + Amounts.time(done.took())
                + ", and the database could not be used for " + Amounts.time(done.outage()));
        if (done.kept() != null) {
            console.print("the volume that was live is kept as " + done.kept() + "; 'restore undo " + done.kept()
                    + "' brings it back");
        }
        remarks(done.remarks());
        done.requireNoRemarks();
    }

    /**
     * A volume that is live again.
     *
     * @throws drsh.command.DrshException as above
     */
    void live(VolumeUndone done) {
        console.print(done.live() + " is live again; "
                + (done.kept() == null ? "" : "what was live is kept as " + done.kept() + "; ")
                + "the database could not be used for " + Amounts.time(done.outage()));
        remarks(done.remarks());
        done.requireNoRemarks();
    }

    private void remarks(List<Remark> remarks) {
        remarks.forEach(remark -> console.print("needs attention: " + remark.what() + "; " + remark.next()));
    }

    /** What was live before. */
    static void kept(@Nullable DatabaseName kept, Console console) {
        if (kept != null) {
            console.print("what was live is kept as " + kept + "; 'restore undo' brings it back");
        }
    }

    /** A prepared database, and what it holds. */
    static String prepared(KeptDatabases.Kept kept) {
        return kept.name() + (kept.backup() == null ? "" : " (backup " + kept.backup() + ")");
    }
}
