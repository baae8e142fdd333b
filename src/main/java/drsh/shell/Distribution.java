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

    /** The runbooks that are shipped. */
    Path runbooks() {
        return home.resolve("runbooks");
    }
}
