package drsh.practice;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ProjectName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of a practice stack: the Compose file, its variables and later the backups. */
final class PracticeFolder {

    static final String COMPOSE_FILE = "docker-compose.prod.yml";
    private static final String VARIABLES = ".env";
    private static final String MARKER = "PRACTICE_PORT=";
    private static final String RECOVERY_CARD = "RECOVERY.md";
    private static final int PASSWORD_BYTES = 16;

    private final Path path;

    PracticeFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Whether a practice stack was put here. */
    boolean prepared() {
        try {
            return Files.exists(path.resolve(COMPOSE_FILE))
                    && Files.exists(path.resolve(VARIABLES))
                    && Files.readString(path.resolve(VARIABLES)).contains(MARKER);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the Compose file and its variables; the password is a new one. */
    void prepare(Path files, ProjectName project, PracticeImages images, int port, boolean traffic) {
        if (Files.exists(path.resolve(COMPOSE_FILE)) && !prepared()) {
            throw DrshException.refused(
                    path + " already holds a stack that is not for practice", "name another folder (--folder)");
        }
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        String variables = "COMPOSE_PROJECT_NAME=" + project + "\nPRACTICE_POSTGRES_IMAGE=" + images.postgres15()
                + "\nPRACTICE_APP_IMAGE=" + images.application() + "\n" + MARKER + freePort(port)
                + "\nPOSTGRES_PASSWORD=" + HexFormat.of().formatHex(password) + "\nTRAFFIC=" + (traffic ? 1 : 0) + "\n";
        try {
            Files.createDirectories(path);
            Files.copy(
                    files.resolve("stack").resolve(COMPOSE_FILE),
                    path.resolve(COMPOSE_FILE),
                    StandardCopyOption.REPLACE_EXISTING);
            Path env = path.resolve(VARIABLES);
            Files.deleteIfExists(env);
            Files.createFile(env, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(env, variables);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "The practice folder " + path + " cannot be written",
                    "name another folder (--folder)",
                    e);
        }
    }

    /** Deletes what drsh put here, and the folder when nothing else is in it. */
    void remove() {
        try {
            Files.deleteIfExists(path.resolve(COMPOSE_FILE));
            Files.deleteIfExists(path.resolve(VARIABLES));
            Path backups = path.resolve("backups");
            if (Files.isDirectory(backups)) {
                try (Stream<Path> files = Files.list(backups)) {
                    for (Path file : files.filter(PracticeFolder::isBackup).toList()) {
                        Files.delete(file);
                    }
                }
                deleteReports(backups.resolve("reports"));
                deleteWhenEmpty(backups);
            }
            deleteWhenEmpty(path);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED, "The practice folder " + path + " could not be removed", "delete it by hand", e);
        }
    }

    /** What sessions have told of themselves beside the backups. */
    private static void deleteReports(Path reports) throws IOException {
        if (Files.isDirectory(reports)) {
            try (Stream<Path> files = Files.list(reports)) {
                for (Path file : files.filter(PracticeFolder::isReport).toList()) {
                    Files.delete(file);
                }
            }
            deleteWhenEmpty(reports);
        }
    }

    private static boolean isReport(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".md") || name.endsWith(".html");
    }

    private static boolean isBackup(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals(RECOVERY_CARD)
                || Set.of("backup_", ".backup_").stream().anyMatch(name::startsWith);
    }

    private static void deleteWhenEmpty(Path directory) throws IOException {
        boolean empty;
        try (Stream<Path> files = Files.list(directory)) {
            empty = files.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(directory);
        }
    }

    /** The wanted port where it is free; any free one for 0. */
    private static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "Port " + wanted + " of 127.0.0.1 is taken",
                    "use another (--port), or leave --port away for any free one",
                    e);
        }
    }
}
