package drsh.shell;

import drsh.backup.Backup;
import drsh.docker.Exec;
import drsh.postgres.PostgresServer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the versions of the server, of its tools and of what was backed up fit each other. */
final class VersionCheck {

    private static final Pattern NUMBER = Pattern.compile("(\\d+)(\\.\\d+)*");

    private final Supplier<Workspace> workspace;

    VersionCheck(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    DoctorFinding versions() {
        PostgresServer server = workspace.get().stack().server();
        String serverVersion = number(server.execute(PostgresServer.MAINTENANCE, "SHOW server_version"));
        String tools = number(server.engine()
                .exec(server.containerId(), Exec.of("pg_dump", "--version"))
                .stdout());
        int newest = workspace.get().catalog().contents().backups().stream()
                .filter(Backup::verified)
                .findFirst()
                .map(backup -> backup.manifest().source().major())
                .orElse(0);
        return finding(serverVersion, tools, newest);
    }

    /** @param backup the major version that the newest verified backup was made by, 0 where that is not known */
    static DoctorFinding finding(String server, String tools, int backup) {
        String what = "PostgreSQL " + server + ", its tools " + tools + ", drsh " + Version.current();
        if (major(server).isEmpty() || major(tools).isEmpty()) {
            return DoctorFinding.unknown(
                    "what versions they have: " + what, "look at 'pg_dump --version' in the database's container");
        }
        if (major(tools).get() < major(server).get()) {
            return DoctorFinding.failure(
                    what + ": pg_dump refuses a newer server", "use an image whose tools are its server's");
        }
        if (backup > major(server).get()) {
            return DoctorFinding.failure(
                    what + "; the newest verified backup was made by PostgreSQL " + backup
                            + ", and an older server does not take it",
                    "set the image of the database to PostgreSQL " + backup + " in the Compose file, then 'stack up'");
        }
        return DoctorFinding.ok(what);
    }

    private static String number(String said) {
        Matcher matcher = NUMBER.matcher(said);
        return matcher.find() ? matcher.group() : said.strip();
    }

    private static Optional<Integer> major(String version) {
        Matcher matcher = NUMBER.matcher(version);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
