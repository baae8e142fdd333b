package drsh.shell;

import drsh.command.DrshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The unpacked distribution that this program was started from.
 *
 * @param home its directory, named by the launcher
 */
record Distribution(Path home) {

    static Distribution current() {
        return new Distribution(
                Path.of(Optional.ofNullable(System.getProperty("drsh.home")).orElse(".")));
    }

    /** The files of the practice stack. */
    Path practice() {
        Path practice = home.resolve("practice");
        if (!Files.isDirectory(practice)) {
            throw DrshException.refused(
                    "The distribution in " + home + " has no practice stack",
                    "unpack it again, or start bin/drsh of it");
        }
        return practice;
    }

    /** The commands as the build has written them down; empty where they are of another build. */
    Optional<WrittenGroups> commands() {
        Path lib = home.resolve("lib");
        return WrittenGroups.read(lib.resolve("commands"), lib.resolve("drsh-" + Version.current() + ".jar"));
    }

    /** The runbooks that are shipped. */
    Path runbooks() {
        return home.resolve("runbooks");
    }
}
