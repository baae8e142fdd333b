package drsh.restore;

import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The databases beside the live one that restores made or put aside. Their names say which, and since when. */
public final class KeptDatabases {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final PostgresServer server;
    private final DatabaseName live;

    /** What such a database is. */
    public enum Kind {
        /** Restored and compared, and not live yet. */
        PREPARED("prepared"),
        /** Live until a restore replaced it: an undo brings it back. */
        REPLACED("before"),
        /** Restored, and taken out again by an undo. */
        UNDONE("undone"),
        /** Holds selected tables of a backup. */
        SELECTED("selected"),
        /** Of a restore that goes on, or that did not end. */
        UNFINISHED("scratch");

        private final String purpose;

        Kind(String purpose) {
            this.purpose = purpose;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Such a database.
     *
     * @param name its name
     * @param kind what it is
     * @param since since when it is that, as its name says
     * @param bytes its size on the server's disk
     * @param backup the id of the backup that it was restored from, where that was noted
     */
    public record Kept(
            DatabaseName name,
            Kind kind,
            Instant since,
            long bytes,
            @Nullable String backup) {}

    /** Those of that live database. */
    public KeptDatabases(PostgresServer server, DatabaseName live) {
        this.server = server;
        this.live = live;
    }

    /** All of them, newest first within each kind. */
    public List<Kept> all() {
        Stream.Builder<Kept> found = Stream.builder();
        for (JsonNode row : server.rows(PostgresServer.MAINTENANCE, """
                SELECT d.datname AS name, pg_database_size(d.oid) AS size,
                       (SELECT split_part(c, '=', 2) FROM pg_db_role_setting s, unnest(s.setconfig) c
                        WHERE s.setdatabase = d.oid AND s.setrole = 0 AND c LIKE 'drsh.backup=%' LIMIT 1) AS backup
                FROM pg_database d WHERE NOT d.datistemplate""")) {
            DatabaseName name = new DatabaseName(row.path("name").asString());
            JsonNode backup = row.path("backup");
            kind(name)
                    .ifPresent(kind -> found.add(new Kept(
                            name,
                            kind,
                            since(name),
                            row.path("size").asLong(),
                            backup.isNull() ? null : backup.asString())));
        }
        return found.build()
                .sorted(Comparator.comparing(Kept::kind)
                        .thenComparing(Comparator.comparing(Kept::since).reversed()))
                .toList();
    }

    /** Those of one kind, newest first. */
    public List<DatabaseName> of(Kind kind) {
        return server.databases().stream()
                .filter(name -> kind(name).filter(kind::equals).isPresent())
                .sorted(Comparator.comparing(DatabaseName::value).reversed())
                .toList();
    }

    /** Those that restores replaced, newest first: an undo brings the first one back. */
    public List<DatabaseName> replaced() {
        return of(Kind.REPLACED);
    }

    /** Those that undos took out again, newest first: an undo brings one back when it is named. */
    public List<DatabaseName> undone() {
        return of(Kind.UNDONE);
    }

    /** Those that restores left behind unfinished. */
    public List<DatabaseName> leftovers() {
        return of(Kind.UNFINISHED);
    }

    /** A name for a new one; two restores can end in the same second. */
    DatabaseName free(Kind kind, Instant time) {
        DatabaseName name = live.beside(kind.purpose, time);
        return server.exists(name) ? free(kind, time.plusSeconds(1)) : name;
    }

    /** Whether that is a name of one of them, so that it would be taken for one. */
    static boolean isKept(DatabaseName live, DatabaseName name) {
        return kind(live, name).isPresent();
    }

    private Optional<Kind> kind(DatabaseName name) {
        return kind(live, name);
    }

    private static Optional<Kind> kind(DatabaseName live, DatabaseName name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> name.value().startsWith(live.stem(kind.purpose))
                        && time(name, live.stem(kind.purpose)).matches("\\d{8}_\\d{6}"))
                .findFirst();
    }

    private static String time(DatabaseName name, String stem) {
        return name.value().substring(stem.length());
    }

    /** A name whose digits are no time is as old as can be told. */
    private static Instant since(DatabaseName name) {
        String value = name.value();
        try {
            return LocalDateTime.parse(value.substring(value.length() - "yyyyMMdd_HHmmss".length()), TIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (java.time.DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
