package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a restore back: the kept database is live again, and what was restored is kept in its turn. */
public final class Undo {

    private final Stack stack;
    private final Clock clock;
    private final Reporter reporter;

    /** For that stack. */
    public Undo(Stack stack, Clock clock, Reporter reporter) {
        this.stack = stack;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What an undo did.
     *
     * @param live the database that is live again, by the name under which it was kept
     * @param kept where what was restored is now, or null where there was none
     * @param outage how long the live database could not be used
     */
    public record Undone(DatabaseName live, @Nullable DatabaseName kept, Duration outage) {}

    /** The databases that are kept beside the live one. */
    public KeptDatabases kept() {
        return new KeptDatabases(stack.server(), stack.database());
    }

    /**
     * Which kept database an undo would bring back.
     *
     * @param name the kept database, or null for the newest
     * @throws DrshException (refused) when there is none
     */
    public DatabaseName choose(@Nullable String name) {
        return choose(new KeptDatabases(stack.startedServer(), stack.database()), name);
    }

    /** Brings a kept database back, starting only the database where the stack is down. */
    public Undone run(@Nullable String name) {
        return stack.locked("restore undo", () -> {
            PostgresServer server = stack.startedServer();
            KeptDatabases beside = new KeptDatabases(server, stack.database());
            DatabaseName kept = choose(beside, name);
            SwapIn swapIn = new SwapIn(stack, server, reporter);
            SwapIn.Swapped swapped = swapIn.run(kept, KeptDatabases.Kind.UNDONE, clock.instant(), () -> {});
            swapIn.proveLogin(swapped.kept());
            return new Undone(kept, swapped.kept(), swapped.outage());
        });
    }

    private DatabaseName choose(KeptDatabases beside, @Nullable String name) {
        List<DatabaseName> replaced = beside.replaced();
        if (name == null && replaced.isEmpty()) {
            throw DrshException.refused(
                    "Nothing can be undone: no replaced database is kept beside '" + stack.database() + "'",
                    "see 'restore list' and 'backup list' for what there is");
        }
        return name == null
                ? replaced.get(0)
                : Stream.concat(replaced.stream(), beside.undone().stream())
                        .filter(candidate -> candidate.value().equals(name))
                        .findFirst()
                        .orElseThrow(() -> DrshException.refused(
                                "No kept database is named '" + name + "'", "see 'restore list' for the names"));
    }
}
