package drsh.postgres;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Engine;
import drsh.docker.Exec;
import drsh.docker.ExecResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads custom-format archives with the {@code pg_restore} of a container; needs no running server. */
public final class Archives {

    private static final Pattern ENTRIES = Pattern.compile(";\\s+TOC Entries: (\\d+)");

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
     * @param path the archive, in the container
     * @return the number of entries in its table of contents
     * @throws DrshException (verification failed) with the tool's complaint
     */
    public int readThrough(String path) {
        ExecResult listing = engine.exec(containerId, Exec.of("pg_restore", "-l", path));
        Matcher entries = ENTRIES.matcher(listing.stdout());
        if (!listing.succeeded() || !entries.find()) {
            throw unreadable(listing);
        }
        ExecResult reading = engine.exec(containerId, Exec.of("pg_restore", "-f", "/dev/null", path));
        if (!reading.succeeded() || !reading.stderr().isBlank()) {
            throw unreadable(reading);
        }
        return Integer.parseInt(entries.group(1));
    }

    /** The version of the tools, such as {@code pg_restore (PostgreSQL) 15.18}. */
    public String toolVersion() {
        return engine.exec(containerId, Exec.of("pg_restore", "--version"))
                .orFail("pg_restore cannot be run in the container", "use an image of PostgreSQL for the service")
                .stdout()
                .strip();
    }

    private static DrshException unreadable(ExecResult result) {
        return new DrshException(
                Outcome.UNVERIFIED,
                "pg_restore cannot read the archive to its end: " + result.complaint(),
                "use another backup ('backup list')");
    }
}
