package drsh.leftover;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Container;
import drsh.docker.Exec;
import drsh.docker.Remains;
import drsh.docker.TemporaryFolder;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.leftover.Leftover.Kind;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.restore.InterruptedVolumeRestore;
import drsh.restore.KeptDatabases;
import drsh.restore.KeptVolumes;
import drsh.restore.Remark;
import drsh.restore.VolumeTransition;
import drsh.stack.Stack;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What killed drshs left behind in a stack and beside it. What a living one is known to use is not among it; of the rest
 * the lock of the stack has to tell. What is in the database's container is known only while that runs.
 */
public final class StackLeftovers {

    /** What is kept for an undo is never left behind, whatever marks it carries. */
    private static final Pattern KEPT = Pattern.compile(".*_(before|undone)_\\d{8}_\\d{6}");

    private static final DatabaseName TEMPLATE = new DatabaseName("template1");

    private final Stack stack;

    /** Of that stack. */
    public StackLeftovers(Stack stack) {
        this.stack = stack;
    }

    /** All of them, in the order in which they are to be put right. */
    public List<Leftover> all() {
        return Stream.of(Kind.values()).flatMap(kind -> of(kind).stream()).toList();
    }

    /** Those of one kind. */
    public List<Leftover> of(Kind kind) {
        return switch (kind) {
            case TRANSITION -> transition().toList();
            case PROGRAM -> inContainer().flatMap(this::programs).toList();
            case CONTAINER -> containers().toList();
            case VOLUME -> volumes().toList();
            case SCRATCH -> inContainer().flatMap(at -> scratch()).toList();
            case CLOSED -> inContainer().flatMap(at -> closed()).toList();
            case FOLDER -> inContainer().flatMap(this::folders).toList();
            case PARTIAL -> List.of();
            case LOCK -> lock().toList();
        };
    }

    private Stream<Container> inContainer() {
        return stack.databaseContainer().stream();
    }

    /** What was all but done is finished, everything else is taken back: the operator can undo the first as well. */
    private Stream<Leftover> transition() {
        InterruptedVolumeRestore interrupted = new InterruptedVolumeRestore(stack, Clock.systemUTC(), Reporter.SILENT);
        return interrupted.find().stream()
                .map(open -> open.phase() == VolumeTransition.Phase.FILLED
                        ? new Leftover(
                                Kind.TRANSITION,
                                open.toString(),
                                "finish it, and start the database: " + open,
                                () -> finish(interrupted))
                        : new Leftover(
                                Kind.TRANSITION,
                                open.toString(),
                                "take it back" + (open.answered() ? ", and start the database: " : ": ") + open,
                                interrupted::takeBack));
    }

    /** Where the database does not start in it, the volume before it is the better one. */
    private static void finish(InterruptedVolumeRestore interrupted) {
        List<Remark> remarks;
        try {
            remarks = interrupted.finish();
        } catch (DrshException e) {
            if (e.outcome() != Outcome.FAILED) {
                throw e;
            }
            throw new DrshException(
                    Outcome.ATTENTION,
                    "It could not be finished (" + e.what() + "): " + interrupted.takeBack(),
                    e.next(),
                    e);
        }
        if (!remarks.isEmpty()) {
            throw new DrshException(
                    Outcome.ATTENTION,
                    remarks.stream().map(Remark::what).collect(Collectors.joining("; ")),
                    remarks.get(0).next());
        }
    }

    private Stream<Leftover> programs(Container container) {
        Remains remains = stack.remains();
        return remains.programs(container.id()).stream()
                .map(program -> new Leftover(
                        Kind.PROGRAM,
                        program.name() + " (process " + program.pid() + " in " + container.name() + ")",
                        (program.endsByItself() ? "wait for the end of " : "end ") + program.name() + ", process "
                                + program.pid() + " in " + container.name(),
                        () -> remains.end(container.id(), program)));
    }

    private Stream<Leftover> containers() {
        Remains remains = stack.remains();
        return remains.containers().stream()
                .filter(helper -> !helper.inUse())
                .map(helper -> new Leftover(
                        Kind.CONTAINER,
                        helper.name(),
                        "remove the container " + helper.name(),
                        () -> remains.remove(helper)));
    }

    private Stream<Leftover> volumes() {
        Volumes volumes = stack.engine().volumes();
        Set<String> left = stack.remains().containers().stream()
                .filter(helper -> !helper.inUse())
                .map(Remains.Helper::id)
                .collect(Collectors.toSet());
        KeptVolumes kept = new KeptVolumes(stack);
        Stream<Leftover> copies = kept.leftovers().stream()
                .map(copy -> new Leftover(
                        Kind.VOLUME,
                        copy.value(),
                        "remove " + copy + ", a copy of the volume that was not completed",
                        () -> kept.remove(copy)));
        return Stream.concat(copies, besides(volumes, left));
    }

    private Stream<Leftover> besides(Volumes volumes, Set<String> left) {
        return volumes.beside(stack.name()).stream()
                .filter(volume -> !KEPT.matcher(volume.value()).matches())
                .filter(volume -> volumes.users(volume).stream().allMatch(user -> left.contains(user.id())))
                .map(volume -> volume(volumes, volume));
    }

    private static Leftover volume(Volumes volumes, VolumeName volume) {
        return new Leftover(
                Kind.VOLUME, volume.value(), "remove the volume " + volume, () -> volumes.removeOwn(volume));
    }

    private Stream<Leftover> scratch() {
        PostgresServer server = stack.server();
        return new KeptDatabases(server, stack.database())
                .leftovers().stream()
                        .map(name -> new Leftover(
                                Kind.SCRATCH,
                                name.value(),
                                "drop the scratch database " + name + " of a restore that did not end",
                                () -> server.drop(name)));
    }

    private Stream<Leftover> closed() {
        PostgresServer server = stack.server();
        DatabaseName live = stack.database();
        DatabaseName place = live.equals(PostgresServer.MAINTENANCE) ? TEMPLATE : PostgresServer.MAINTENANCE;
        boolean closed = !server.rows(
                        place, "SELECT 1 FROM pg_database WHERE NOT datallowconn AND datname = " + live.literal())
                .isEmpty();
        return closed
                ? Stream.of(new Leftover(
                        Kind.CLOSED,
                        live.value(),
                        "open the live database " + live + ", which lets nobody in",
                        () -> server.execute(place, "ALTER DATABASE " + live.identifier() + " ALLOW_CONNECTIONS true")))
                : Stream.empty();
    }

    private Stream<Leftover> folders(Container container) {
        return TemporaryFolder.left(stack.engine(), container.id()).stream()
                .map(path -> new Leftover(
                        Kind.FOLDER,
                        path,
                        "remove " + path + " in " + container.name(),
                        () -> stack.engine()
                                .exec(container.id(), Exec.of("rm", "-rf", "--", path))
                                .orFail(path + " could not be removed", "remove it by hand")));
    }

    /** Whoever takes the lock takes it over; there is no more to do. */
    private Stream<Leftover> lock() {
        return stack
                .lockHolder()
                .filter(holder -> holder.dead())
                .map(holder -> new Leftover(
                        Kind.LOCK,
                        "the lock of " + holder.who(),
                        "take over the lock of " + holder.who() + ", which has ended",
                        () -> {}))
                .stream();
    }
}
