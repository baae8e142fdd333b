package drsh.restore;

import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The databases beside the live one: those that were replaced, undone or never finished. Their names say which. */
public final class KeptDatabases {

    private static final String BEFORE = "before";
    private static final String UNDONE = "undone";
    private static final String SCRATCH = "scratch";

    private final PostgresServer server;
    private final DatabaseName live;

    /** Those of that live database. */
    public KeptDatabases(PostgresServer server, DatabaseName live) {
        this.server = server;
        this.live = live;
    }

    /** Those that restores replaced, newest first: an undo brings the first one back. */
    public List<DatabaseName> replaced() {
        return named(BEFORE);
    }

    /** Those that undos took out again, newest first: an undo brings one back when it is named. */
    public List<DatabaseName> undone() {
        return named(UNDONE);
    }

    /** Those that restores left behind unfinished. */
    public List<DatabaseName> leftovers() {
        return named(SCRATCH);
    }

    DatabaseName forBefore(Instant time) {
        return free(BEFORE, time);
    }

    DatabaseName forUndone(Instant time) {
        return free(UNDONE, time);
    }

    DatabaseName forScratch(Instant time) {
        return free(SCRATCH, time);
    }

    /** Two restores can end in the same second. */
    private DatabaseName free(String purpose, Instant time) {
        DatabaseName name = live.beside(purpose, time);
        return server.exists(name) ? free(purpose, time.plusSeconds(1)) : name;
    }

    private List<DatabaseName> named(String purpose) {
        String stem = live.stem(purpose);
        return server.databases().stream()
                .filter(name -> name.value().startsWith(stem)
                        && name.value().substring(stem.length()).matches("\\d{8}_\\d{6}"))
                .sorted(Comparator.comparing(DatabaseName::value).reversed())
                .toList();
    }
}
