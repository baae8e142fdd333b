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
                new DoctorCheck("lock", this::lock).after(EngineChecks.ENGINE, StackChecks.COMPOSE_FILE),
                beside("volume restore", Kind.TRANSITION),
                beside("containers left behind", Kind.CONTAINER),
                beside("volumes left behind", Kind.VOLUME),
                inServer("programs left behind", Kind.PROGRAM),
                inServer("scratch databases left behind", Kind.SCRATCH),
                inServer("directories left behind", Kind.FOLDER),
                inServer("database open", Kind.CLOSED),
                new DoctorCheck("unfinished backups", this::partial).after(EngineChecks.CONFIGURATION));
    }

    private DoctorCheck beside(String name, Kind kind) {
        return new DoctorCheck(name, () -> of(kind)).after(EngineChecks.ENGINE, StackChecks.COMPOSE_FILE);
    }

    private DoctorCheck inServer(String name, Kind kind) {
        return new DoctorCheck(name, () -> of(kind)).after(StackChecks.SERVER);
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

    private DoctorFinding of(Kind kind) {
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
