package drsh.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where drsh keeps what is its own: history, sessions, logs.
 *
 * @param path it need not exist yet
 */
public record StateDirectory(Path path) {

    /** {@code $XDG_STATE_HOME/drsh}, or {@code ~/.local/state/drsh}; a relative XDG path counts as none. */
    public static StateDirectory of(Map<String, String> environment, String userHome) {
        Path xdg = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
        Path home = Path.of(environment.getOrDefault("HOME", userHome));
        Path states = xdg.isAbsolute() ? xdg : home.resolve(".local").resolve("state");
        return new StateDirectory(states.resolve("drsh"));
    }

    /**
     * Makes the directory if need be, readable by its owner only.
     *
     * @return its path
     */
    public Path create() throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return path;
    }
}
