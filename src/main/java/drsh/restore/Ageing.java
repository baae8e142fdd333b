package drsh.restore;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of the databases that restores keep beside the live one when they have been kept long enough: replaced,
 * undone, prepared and selected ones. What a restore did not finish is no matter of age.
 */
public final class Ageing {

    private final Supplier<Stack> stack;
    private final Duration keep;
    private final Clock clock;

    /** Of that stack, which need not be there: each is kept for that long from the time in its name. */
    public Ageing(Supplier<Stack> stack, Duration keep, Clock clock) {
        this.stack = stack;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * What becomes of a kept database.
     *
     * @param database which one
     * @param keep whether it stays
     * @param until until when it stays, or when it could have gone; null where its name tells no time
     * @param reason why
     */
    public record Verdict(
            KeptDatabases.Kept database,
            boolean keep,
            @Nullable Instant until,
            String reason) {

        static Verdict of(KeptDatabases.Kept database, Duration keep, Instant now) {
            if (database.since().equals(Instant.EPOCH)) {
                return new Verdict(database, true, null, "its name tells no time: drop it by hand");
            }
            Instant until = database.since().plus(keep);
            boolean stays = now.isBefore(until);
            String reason = stays ? "younger than " + Amounts.time(keep) : "kept for " + Amounts.time(keep);
            return new Verdict(database, stays, until, reason);
        }
    }

    /**
     * What becomes of all of them.
     *
     * @param verdicts one for each, newest first within each kind
     * @param unknown why nothing is known of them, so that none is dropped; null where they are known
     */
    public record Plan(List<Verdict> verdicts, @Nullable String unknown) {

        /** Holds a copy. */
        public Plan {
            verdicts = List.copyOf(verdicts);
        }

        /** Those that go. */
        public List<Verdict> expiring() {
            return verdicts.stream().filter(verdict -> !verdict.keep()).toList();
        }
    }

    /** What becomes of what is there now; nothing is started for it. */
    public Plan plan() {
        try {
            Stack known = stack.get();
            return new Plan(verdicts(known, known.server()), null);
        } catch (DrshException e) {
            if (e.outcome() == Outcome.INTERRUPTED) {
                throw e;
            }
            return new Plan(List.of(), e.what());
        }
    }

    private List<Verdict> verdicts(Stack known, PostgresServer server) {
        Instant now = clock.instant();
        return new KeptDatabases(server, known.database())
                .all().stream()
                        .filter(kept -> kept.kind() != KeptDatabases.Kind.UNFINISHED)
                        .map(kept -> Verdict.of(kept, keep, now))
                        .toList();
    }

    /**
     * Drops what a plan lets go, as far as a plan of now agrees, under the lock of the stack.
     *
     * @param shown the plan that was agreed to; nothing else is dropped
     * @return what was dropped
     */
    public List<DatabaseName> apply(Plan shown) {
        if (shown.expiring().isEmpty()) {
            return List.of();
        }
        Stack known = stack.get();
        return known.locked("retention apply", () -> {
            Set<DatabaseName> agreed = names(shown).collect(Collectors.toSet());
            List<DatabaseName> dropped = new ArrayList<>();
            for (DatabaseName name : names(plan()).filter(agreed::contains).toList()) {
                known.server().drop(name);
                dropped.add(name);
            }
            return dropped;
        });
    }

    private static Stream<DatabaseName> names(Plan plan) {
        return plan.expiring().stream().map(verdict -> verdict.database().name());
    }
}
