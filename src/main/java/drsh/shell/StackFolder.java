package drsh.shell;

import drsh.command.DrshException;
import drsh.config.ConfigurationFile;
import drsh.stack.ComposeFileFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a folder belongs to a stack. Where nothing says so, a list of no backups would be read as "there are none", by
 * somebody who stands in the wrong folder.
 */
final class StackFolder {

    private StackFolder() {}

    /**
     * The same workspace, if its folder has a Compose file, a configuration or a backup directory. Backups without a
     * Compose file are what is left of a lost host.
     *
     * @throws DrshException (refused) that names what was looked for, and the folder above that has it
     */
    static Workspace required(Workspace workspace) {
        Path folder = workspace.folder();
        boolean configured = workspace.configuration().file().isPresent();
        if (configured || workspace.storage().there() || hasComposeFile(workspace)) {
            return workspace;
        }
        throw DrshException.refused(
                folder + " does not belong to a stack: it has no Compose file ("
                        + String.join(", ", ComposeFileFinder.NAMES) + "), no " + ConfigurationFile.USUAL_NAME
                        + " and no backups in " + workspace.storage().where(),
                above(folder)
                        .map(found -> "change to " + found + ", which does")
                        .orElse("change to the folder of the stack, or write a " + ConfigurationFile.USUAL_NAME
                                + " that names the backups (backups.directory)"));
    }

    /** Whether the Compose file that is configured, or one of the usual names, is there. */
    static boolean hasComposeFile(Workspace workspace) {
        Path named = workspace.configuration().values().stack().composeFile();
        return named == null
                ? ComposeFileFinder.in(workspace.folder()).isPresent()
                : Files.exists(workspace.folder().resolve(named));
    }

    private static Optional<Path> above(Path folder) {
        return Stream.iterate(folder.getParent(), above -> above != null, Path::getParent)
                .filter(above -> ComposeFileFinder.in(above).isPresent()
                        || Files.exists(above.resolve(ConfigurationFile.USUAL_NAME)))
                .findFirst();
    }
}
