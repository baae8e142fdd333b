package drsh.schedule;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something of this machine that starts programs at a time of day. */
public sealed interface Scheduler permits Systemd, Cron {

    /** Its name, as it follows "by". */
    String name();

    /**
     * Exactly what {@link #install} would write, and where; nothing is written.
     *
     * @throws DrshException (refused) when it could not be
     */
    List<String> preview(Job job);

    /**
     * Writes the job, in the place of what was there for its folder, and makes sure that it was taken.
     *
     * @throws DrshException (refused) when nothing was changed, (failed) when the message says what was
     */
    Installed install(Job job);

    /** What is there for a folder. */
    Optional<Installed> installed(Path folder);

    /**
     * Takes away what {@link #install} wrote for a folder, and nothing else.
     *
     * @throws DrshException (failed) when it is still there
     */
    void remove(Path folder);
}
