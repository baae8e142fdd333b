package drsh.shell;

import drsh.docker.LockHolder;
import drsh.leftover.Leftover;
import drsh.leftover.Leftover.Kind;
import drsh.leftover.StackLeftovers;
import drsh.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What doctor asks about what killed drshs left behind. While another is at work, that is in use. */
final class LeftoverChecks {

    /** What mends it. */
    static final String CLEAN = "'doctor --clean'";

    private final Supplier<Workspace> workspace;

    LeftoverChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("lock", this::lock),
                new DoctorCheck("volume restore", () -> beside(Kind.TRANSITION)),
                new DoctorCheck("programs left behind", () -> inDatabase(Kind.PROGRAM)),
                new DoctorCheck("containers left behind", () -> beside(Kind.CONTAINER)),
                new DoctorCheck("volumes left behind", () -> beside(Kind.VOLUME)),
                new DoctorCheck("scratch databases left behind", () -> inDatabase(Kind.SCRATCH)),
                new DoctorCheck("directories left behind", () -> inDatabase(Kind.FOLDER)),
                new DoctorCheck("database open", () -> inDatabase(Kind.CLOSED)),
                new DoctorCheck("unfinished backups", this::partial));
    }

    private DoctorFinding lock() {
        Optional<LockHolder> holder = stack().lockHolder();
        if (holder.isEmpty()) {
            return DoctorFinding.ok("free");
        }
        String who = holder.get().who();
        if (holder.get().dead()) {
            return DoctorFinding.warning("left behind by " + who, CLEAN);
        }
        return holder.get().alive()
                ? DoctorFinding.ok("held by " + who)
                : DoctorFinding.warning(
                        "held by " + who + ", of which this host cannot tell whether it lives",
                        "wait for it; if it is dead: 'docker rm -v drsh-lock-" + stack().name() + "', then " + CLEAN);
    }

    private DoctorFinding inDatabase(Kind kind) {
        if (stack().databaseContainer().isEmpty()) {
            return DoctorFinding.warning(
                    "not known while the database is down",
                    "'stack start " + stack().services().database().name() + "', then run doctor again");
        }
        return beside(kind);
    }

    private DoctorFinding beside(Kind kind) {
        List<Leftover> left = new StackLeftovers(stack()).of(kind);
        String names = left.stream().map(Leftover::name).collect(Collectors.joining(", "));
        if (left.isEmpty()) {
            return DoctorFinding.ok(kind == Kind.CLOSED ? "yes" : "none");
        }
        Optional<LockHolder> holder = stack().lockHolder().filter(other -> !other.dead());
        if (holder.isPresent()) {
            return DoctorFinding.ok("in use by " + holder.get().who() + ": " + names);
        }
        return DoctorFinding.warning(kind == Kind.CLOSED ? "no: " + names + " lets nobody in" : names, CLEAN);
    }

    private DoctorFinding partial() {
        List<Leftover> left = workspace.get().partialFiles();
        return left.isEmpty()
                ? DoctorFinding.ok("none")
                : DoctorFinding.warning(
                        left.size() + " hidden files, such as " + left.get(0).name(), CLEAN);
    }

    private Stack stack() {
        return workspace.get().stack();
    }
}
