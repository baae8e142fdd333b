package drsh.shell.completion;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * The file from which a user's shell loads the completion of drsh.
 *
 * @param shell the shell
 * @param path where that shell looks for it
 */
public record CompletionFile(LoginShell shell, Path path) {

    /** What becomes of the file when the script is written. */
    public enum Change {
        /** There is none yet. */
        NEW,
        /** One of another version gives way. */
        NEWER,
        /** It holds that very script already. */
        NONE
    }

    /**
     * The file in the user's own directories, as the shells define them; a relative XDG path counts as none.
     *
     * @throws DrshException (REFUSED) if {@code HOME} is needed and is not set
     */
    public static CompletionFile of(LoginShell shell, Map<String, String> environment) {
        Path path =
                switch (shell) {
                    case BASH -> data(environment).resolve("bash-completion/completions/drsh");
                    case ZSH -> data(environment).resolve("zsh/site-functions").resolve(shell.script());
                    case FISH ->
                        directory(environment, "XDG_CONFIG_HOME", ".config")
                                .resolve("fish/completions")
                                .resolve(shell.script());
                };
        return new CompletionFile(shell, path);
    }

    private static Path data(Map<String, String> environment) {
        return directory(environment, "XDG_DATA_HOME", ".local/share");
    }

    private static Path directory(Map<String, String> environment, String variable, String below) {
        Path named = Path.of(environment.getOrDefault(variable, ""));
        Path home = Path.of(environment.getOrDefault("HOME", ""));
        if (!named.isAbsolute() && !home.isAbsolute()) {
            throw DrshException.refused(
                    "HOME is not set, so that there is no place for the script",
                    "set it, or print the script with 'completion show' and put it where your shell looks");
        }
        return named.isAbsolute() ? named : home.resolve(below);
    }

    /**
     * What writing the script would change.
     *
     * @throws DrshException (REFUSED) if another's file is there, or it cannot be read
     */
    public Change change(String script) {
        if (!Files.exists(path)) {
            return Change.NEW;
        }
        String there = content();
        if (!CompletionScript.isOurs(there)) {
            throw DrshException.refused(
                    path + " was not written by drsh, and is left as it is",
                    "move it away, and give the command again");
        }
        return there.equals(script) ? Change.NONE : Change.NEWER;
    }

    private String content() {
        // Anything but a regular file could block for ever.
        if (!Files.isRegularFile(path)) {
            throw DrshException.refused(path + " is no regular file", "move it away, and give the command again");
        }
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED, path + " cannot be read, and is left as it is", "look at its owner and mode", e);
        }
    }

    /**
     * Writes the script, whole or not at all. Through a link, as people have who keep such files elsewhere.
     *
     * @throws DrshException (REFUSED) if that is not possible
     */
    public void write(String script) {
        Optional<Path> pending = Optional.empty();
        try {
            Path file = Files.exists(path) ? path.toRealPath() : path;
            Path directory = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path begun = Files.createTempFile(directory, ".drsh-", null);
            pending = Optional.of(begun);
            Files.writeString(begun, script);
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            pending.ifPresent(CompletionFile::remove);
            throw new DrshException(
                    Outcome.REFUSED,
                    path + " cannot be written",
                    "look at the owner, mode and free space of its directory, or print the script with 'completion show "
                            + shell + "'",
                    e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What is told is why it could not be written.
        }
    }
}
