package drsh.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be known of this machine before anything can be scheduled.
 *
 * @param systemd whether systemd runs here, rather than just being installed
 * @param user who installs
 * @param root whether that is root, who schedules for the machine and not for a login
 * @param units where the unit files go
 * @param programs where {@code systemctl} and {@code crontab} are looked for
 * @param processes the directory that shows what runs
 * @param scratch a directory for temporary files, that only its owner reads; made when needed
 */
public record Machine(
        boolean systemd, String user, boolean root, Path units, SearchPath programs, Path processes, Path scratch) {

    /** Set to a directory that is not there, it makes drsh take this machine for one without systemd. */
    private static final String SYSTEMD = "drsh.systemd";

    /** This machine, as whoever runs drsh sees it. */
    public static Machine current(Map<String, String> environment, Path scratch) {
        String user = System.getProperty("user.name", "");
        boolean root = user.equals("root");
        return new Machine(
                Files.isDirectory(Path.of(System.getProperty(SYSTEMD, "/run/systemd/system"))),
                user,
                root,
                root ? Path.of("/etc/systemd/system") : userUnits(environment),
                SearchPath.of(environment),
                Path.of("/proc"),
                scratch);
    }

    private static Path userUnits(Map<String, String> environment) {
        Path configured = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        Path base = configured.isAbsolute() ? configured : home.resolve(".config");
        return base.resolve("systemd").resolve("user");
    }
}
