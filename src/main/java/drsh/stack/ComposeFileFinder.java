package drsh.stack;

import drsh.command.DrshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the Compose file of a folder: the guide's name first, then Compose's own names in Compose's own order. */
final class ComposeFileFinder {

    private static final List<String> NAMES = List.of(
            "docker-compose.prod.yml", "compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    private ComposeFileFinder() {}

    static Path find(StackSettings settings) {
        Path named = settings.composeFile();
        if (named != null) {
            return settings.folder().resolve(named);
        }
        return NAMES.stream()
                .map(settings.folder()::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> DrshException.refused(
                        "There is no Compose file in "
                                + settings.folder().toAbsolutePath().normalize(),
                        "change to the folder of the stack, or name the file in drsh.yml (stack.compose-file)"));
    }
}
