package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a database live that {@link Restore#prepare} left beside it. It was found equal to its backup and closed to
 * everybody in that moment, so that nothing is to be compared again.
 */
public final class PreparedSwap {

    private final Stack stack;
    private final Clock clock;
    private final Reporter reporter;

    /** In that stack. */
    public PreparedSwap(Stack stack, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What was done.
     *
     * @param backup the id of the backup that is live now, where it is known
     * @param prepared the name that it had
     * @param kept the database that was live before, or null where there was none
     * @param outage how long the live database could not be used
     */
    public record Done(
            @Nullable String backup,
            DatabaseName prepared,
            @Nullable DatabaseName kept,
            Duration outage) {}

    /**
     * Which prepared database would go live.
     *
     * @param name its name, or the id of its backup, or null for the newest
     * @throws DrshException (refused) when there is none
     */
    public KeptDatabases.Kept choose(@Nullable String name) {
        return choose(stack.startedServer(), name);
    }

    /** Makes it live, starting only the database where the stack is down. */
    public Done run(@Nullable String name) {
        return stack.locked("restore swap", () -> {
            PostgresServer server = stack.startedServer();
            KeptDatabases.Kept chosen = choose(server, name);
            SwapIn swapIn = new SwapIn(stack, server, reporter);
            SwapIn.Swapped swapped = swapIn.run(chosen.name(), KeptDatabases.Kind.REPLACED, clock.instant(), () -> {});
            swapIn.proveLogin(swapped.kept());
            return new Done(chosen.backup(), chosen.name(), swapped.kept(), swapped.outage());
        });
    }

    private KeptDatabases.Kept choose(PostgresServer server, @Nullable String name) {
        List<KeptDatabases.Kept> prepared = new KeptDatabases(server, stack.database())
                .all().stream()
                        .filter(kept -> kept.kind() == KeptDatabases.Kind.PREPARED)
                        .toList();
        if (prepared.isEmpty()) {
            throw DrshException.refused(
                    "Nothing is prepared beside '" + stack.database() + "'", "prepare a backup: 'restore prepare ID'");
        }
        return prepared.stream()
                .filter(kept -> name == null || name.equals(kept.name().value()) || name.equals(kept.backup()))
                .findFirst()
                .orElseThrow(() -> DrshException.refused(
                        "No prepared database is named '" + name + "', nor made of a backup of that id",
                        "see 'restore list' for what is prepared"));
    }
}
