package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Method;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.StateDirectory;
import drsh.docker.DiskSpace;
import drsh.postgres.PostgresServer;
import drsh.restore.preflight.Room;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What doctor asks about disks: whether the next backup, the next restore and the journal of a session find room. */
final class RoomChecks {

    /** Journals and reports are small; less than this and any one of them may be cut off. */
    private static final long STATE = 16L << 20;

    private final Supplier<Workspace> workspace;
    private final StateDirectory state;

    RoomChecks(Supplier<Workspace> workspace, StateDirectory state) {
        this.workspace = workspace;
        this.state = state;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck("room for a backup", this::backup).after(EngineChecks.CONFIGURATION),
                new DoctorCheck("room for a restore", this::restore).after(StackChecks.SERVER),
                new DoctorCheck("state directory", this::state));
    }

    private DoctorFinding backup() {
        long free = workspace.get().storage().free();
        String what = Amounts.size(free) + " free";
        Optional<Backup> newest =
                workspace.get().catalog().contents().backups().stream().findFirst();
        if (newest.isEmpty()) {
            return DoctorFinding.ok(what + "; how large a backup gets is known after the first");
        }
        long size = newest.get().size();
        String fix = "'retention plan', then 'retention apply'; or set backups.directory to a larger disk";
        String both = what + ", and the newest backup has " + Amounts.size(size);
        if (free < size) {
            return DoctorFinding.failure(both, fix);
        }
        // It grows, and a second one may be made before retention runs.
        return free / 2 < size ? DoctorFinding.warning(both, fix) : DoctorFinding.ok(both);
    }

    private DoctorFinding restore() {
        PostgresServer server = workspace.get().stack().server();
        long free = DiskSpace.free(server.engine(), server.containerId(), server.dataDirectory());
        if (free == Long.MAX_VALUE) {
            return DoctorFinding.unknown(
                    "what is free on the engine's disk: the container has no 'df'", "'docker system df' on the engine");
        }
        String what = Amounts.size(free) + " free on the database's disk";
        Optional<Backup> newest = workspace.get().catalog().contents().backups().stream()
                .filter(Backup::verified)
                .filter(backup -> backup.manifest().method() != Method.VOLUME)
                .findFirst();
        if (newest.isEmpty()) {
            long live = server.size(workspace.get().stack().database());
            return free < live
                    ? DoctorFinding.warning(
                            what + ", and the live database has " + Amounts.size(live),
                            "make room: a restore goes beside it")
                    : DoctorFinding.ok(what + ", and the live database has " + Amounts.size(live));
        }
        // Refuses with the amounts where it does not fit.
        Room.require(server, newest.get().manifest(), 0);
        return DoctorFinding.ok(what + ", enough for backup " + newest.get().id() + " beside the live data");
    }

    private DoctorFinding state() {
        Path path = state.path();
        Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return DoctorFinding.failure(
                    path + " cannot be written: no journal of a session, no history",
                    "'sudo install -d -m 700 -o \"$USER\" " + path + "', or set XDG_STATE_HOME");
        }
        long free = new DirectoryStorage(path).free();
        if (free < STATE) {
            return DoctorFinding.failure(
                    path + " has " + Amounts.size(free) + " free: journals of sessions would be cut off",
                    "make room there, or set XDG_STATE_HOME");
        }
        return existing.equals(path) && openToOthers(path)
                ? DoctorFinding.warning(path + " is open to others", "'chmod 700 " + path + "'")
                : DoctorFinding.ok(path + ", " + Amounts.size(free) + " free");
    }

    private static boolean openToOthers(Path directory) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))
                    .endsWith("------");
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED, "The mode of " + directory + " cannot be read", "look at its owner and mode", e);
        }
    }
}
