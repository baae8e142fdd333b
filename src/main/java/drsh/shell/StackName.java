package drsh.shell;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The stack's name for the prompt. Compose knows it for certain and needs no engine to tell; where Compose cannot be
 * asked it is the configured one, else the one that Compose makes of the directory's name.
 */
final class StackName {

    private final Workspaces workspaces;

    StackName(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    String value() {
        Workspace workspace = workspaces.current();
        try {
            return workspace.stack().name().value();
        } catch (DrshException e) {
            String project = workspace.configuration().values().stack().project();
            return project == null ? ofDirectory(workspace.folder()) : project;
        }
    }

    private static String ofDirectory(Path directory) {
        Path name = directory.getFileName();
        String plain = name == null
                ? ""
                : name.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_-]", "")
                        .replaceFirst("^[_-]+", "");
        return plain.isEmpty() ? "drsh" : plain;
    }
}
