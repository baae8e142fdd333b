package drsh.stack;

import drsh.command.DrshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the Compose file of a folder: the guide's name first, then Compose's own names in Compose's own order. */
public final class ComposeFileFinder {

    /** The names that are looked for where none is configured. */
    public static final List<String> NAMES = List.of(
            "docker-compose.prod.yml", "compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    private ComposeFileFinder() {}

    /** The first file of one of {@link #NAMES} in a folder; empty where there is none. Nothing is read. */
    public static Optional<Path> in(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::exists).findFirst();
    }

    static Path find(StackSettings settings) {
        Path named = settings.composeFile();
        if (named != null) {
            return settings.folder().resolve(named);
        }
        return in(settings.folder())
                .orElseThrow(() -> DrshException.refused(
                        "There is no Compose file in "
                                + settings.folder().toAbsolutePath().normalize(),
                        "change to the folder of the stack, or name the file in drsh.yml (stack.compose-file)"));
    }
}
