package drsh.postgres;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Engine;
import drsh.docker.Exec;
import drsh.docker.ExecResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads custom-format archives with the {@code pg_restore} of a container; needs no running server. The bytes go
 * through its standard input: what was encrypted is not written to a disk for that.
 */
public final class Archives {

    private static final Pattern ENTRIES = Pattern.compile("^;\\s+TOC Entries: (\\d+)$", Pattern.MULTILINE);
    private static final Pattern DATABASE = Pattern.compile("^;\\s+dbname: (.*)$", Pattern.MULTILINE);
    private static final Pattern VERSION =
            Pattern.compile("^;\\s+Dumped from database version: (.*)$", Pattern.MULTILINE);

    private static final Pattern CREATED = Pattern.compile("^; Archive created at (.*)$", Pattern.MULTILINE);

    /** Number, catalog, object, then the type; a schema in capitals must not be taken for a part of it. */
    private static final Pattern ENTRY = Pattern.compile(
            "^\\d+; \\d+ \\d+ (TABLE DATA|TABLE ATTACH|TABLE|MATERIALIZED VIEW DATA|MATERIALIZED VIEW|VIEW"
                    + "|SEQUENCE SET|SEQUENCE OWNED BY|SEQUENCE|FUNCTION|PROCEDURE|AGGREGATE) ",
            Pattern.MULTILINE);

    private final Engine engine;
    private final String containerId;

    /** Uses the tools of that container. */
    public Archives(Engine engine, String containerId) {
        this.engine = engine;
        this.containerId = containerId;
    }

    /**
     * Reads an archive from its first byte to its last. A listing alone succeeds on files that were cut anywhere.
     *
     * @param archive it; read twice, the first time only its beginning
     * @param size its size in bytes
     * @throws DrshException (verification failed) with the tool's complaint, (refused) when the tool is too old for it
     */
    public Listing readThrough(Content archive, long size) throws IOException {
        Listing listing = listing(archive, size);
        try (InputStream in = archive.open()) {
            ExecResult reading = engine.exec(containerId, Exec.of("pg_restore", "-f", "/dev/null"), in, size);
            // The tool stops at what it cannot read, or before the last byte. The stream knows better what is wrong,
            // and
            // says so at its end.
            in.transferTo(OutputStream.nullOutputStream());
            if (!reading.succeeded() || !reading.stderr().isBlank()) {
                throw unreadable(reading);
            }
        }
        return listing;
    }

    /** What the archive says it holds. */
    public Listing listing(Content archive, long size) throws IOException {
        ExecResult result;
        Matcher entries;
        try (InputStream in = archive.open()) {
            result = engine.exec(containerId, Exec.of("pg_restore", "-l"), in, size);
            entries = ENTRIES.matcher(result.stdout());
            if (!result.succeeded() || !entries.find()) {
                in.transferTo(OutputStream.nullOutputStream());
                throw unreadable(result);
            }
        }
        Map<String, Long> types = new HashMap<>();
        ENTRY.matcher(result.stdout()).results().forEach(match -> types.merge(match.group(1), 1L, Long::sum));
        return new Listing(
                found(DATABASE, result.stdout()).orElse(null),
                found(VERSION, result.stdout()).map(Listing::version).orElse(null),
                found(CREATED, result.stdout()).orElse(null),
                Integer.parseInt(entries.group(1)),
                Structure.ofTypes(types));
    }

    /** What the archive needs of a server. Only its beginning is read, as for the listing. */
    public Needs needs(Content archive, long size) throws IOException {
        try (InputStream in = archive.open()) {
            ExecResult script = engine.exec(containerId, Exec.of("pg_restore", "--schema-only", "-f", "-"), in, size);
            if (!script.succeeded()) {
                in.transferTo(OutputStream.nullOutputStream());
                throw unreadable(script);
            }
            return Needs.of(script.stdout());
        }
    }

    private static Optional<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map(match -> match.group(1));
    }

    /** The version of the tools, such as {@code pg_restore (PostgreSQL) 15.18}. */
    public String toolVersion() {
        return engine.exec(containerId, Exec.of(List.of("pg_restore", "--version")))
                .orFail("pg_restore cannot be run in the container", "use an image of PostgreSQL for the service")
                .stdout()
                .strip();
    }

    private static DrshException unreadable(ExecResult result) {
        if (result.stderr().contains("unsupported version")) {
            return DrshException.refused(
                    "The archive was made by newer tools than those of the database's image: " + result.complaint(),
                    "use an image of that version of PostgreSQL, or newer");
        }
        return new DrshException(
                Outcome.UNVERIFIED,
                "pg_restore cannot read the archive to its end: " + result.complaint(),
                "use another backup ('backup list')");
    }
}
