package drsh.restore.preflight;

import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.postgres.Facts;
import drsh.stack.MigrationScript;
import drsh.stack.MigrationState;
import drsh.stack.Prisma;
import drsh.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the migrations in a backup fit those in the application's image, so that what is restored can be migrated and
 * used. Prisma itself stops at a failed migration and sees neither a database newer than its code nor another history.
 */
public final class MigrationFit {

    private static final String ALL_THE_SAME = "--accept-migrations restores it all the same";

    private final Stack stack;
    private final Accepted accepted;
    private final Reporter reporter;

    /** For that stack. */
    public MigrationFit(Stack stack, Accepted accepted, Reporter reporter) {
        this.stack = stack;
        this.accepted = accepted;
        this.reporter = reporter;
    }

    /** What stands in the way, and what helps. */
    private record Objection(String what, String next) {}

    /**
     * Compares the histories, and says what is still to be applied.
     *
     * @throws DrshException (refused) saying how they differ, where the operator has not accepted that
     */
    public void require(Manifest manifest) {
        Optional<Prisma> prisma = Prisma.of(stack);
        if (prisma.isPresent()) {
            require(manifest, prisma.get());
        }
    }

    private void require(Manifest manifest, Prisma prisma) {
        Facts facts = manifest.facts();
        Optional<List<MigrationScript>> code = facts == null ? Optional.empty() : prisma.migrations();
        if (facts == null || code.isEmpty()) {
            reporter.say("not known whether the backup's migrations fit the application: "
                    + (facts == null
                            ? "nobody has read the facts of backup " + manifest.id()
                            : prisma.image() + " is not there, or has no prisma/migrations"));
            return;
        }
        MigrationState state = MigrationState.of(code.get(), facts.migrations());
        List<Objection> objections = objections("Backup " + manifest.id(), state, prisma);
        if (!objections.isEmpty() && !accepted.migrations()) {
            throw DrshException.refused(
                    objections.stream().map(Objection::what).collect(Collectors.joining("; ")),
                    objections.get(0).next());
        }
        objections.forEach(objection -> reporter.say("accepted: " + objection.what()));
        state.failed()
                .forEach(name ->
                        reporter.say("after the restore, before 'stack migrate', run: " + prisma.resolveLine(name)));
        sayPending(state, facts);
    }

    private void sayPending(MigrationState state, Facts facts) {
        if (facts.migrations().isEmpty()
                && !state.pending().isEmpty()
                && !facts.tables().isEmpty()) {
            reporter.say("the backup has tables and no record of migrations (_prisma_migrations):"
                    + " 'stack migrate' will stop with P3005");
        } else if (!state.pending().isEmpty()) {
            reporter.say(count(state.pending().size()) + " will be applied by 'stack migrate': "
                    + String.join(", ", state.pending()));
        }
    }

    private static String count(int number) {
        return number == 1 ? "1 migration" : number + " migrations";
    }

    private static List<Objection> objections(String backup, MigrationState state, Prisma prisma) {
        List<Objection> all = new ArrayList<>();
        if (!state.failed().isEmpty()) {
            String name = state.failed().get(0);
            all.add(new Objection(
                    backup + " was made after the migration '" + name + "' had failed: '" + prisma.command()
                            + "' would stop with P3009",
                    "use an earlier backup ('backup list'); or " + ALL_THE_SAME + ", and then, before 'stack migrate',"
                            + " run: " + prisma.resolveLine(name)));
        }
        if (state.newer()) {
            all.add(new Objection(
                    backup + " is newer than the application: " + prisma.image() + " lacks its "
                            + named(state.unknown()),
                    "use the application's newer image, or an earlier backup ('backup list'); " + ALL_THE_SAME));
        } else if (!state.unknown().isEmpty()) {
            all.add(new Objection(
                    backup + " and the application went different ways: " + prisma.image() + " lacks its "
                            + named(state.unknown())
                            + (state.pending().isEmpty() ? "" : ", and it lacks the image's " + named(state.pending())),
                    "use the application's image of when the backup was made; " + ALL_THE_SAME));
        }
        if (!state.changed().isEmpty()) {
            all.add(new Objection(
                    backup + " was migrated by other scripts than those of " + prisma.image()
                            + " (the SHA-256 differs): " + named(state.changed()),
                    "use the application's image of when the backup was made; " + ALL_THE_SAME));
        }
        return all;
    }

    private static String named(List<String> migrations) {
        return (migrations.size() == 1 ? "migration " : "migrations ") + String.join(", ", migrations);
    }
}
