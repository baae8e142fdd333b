package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.ConfigurationFile;
import drsh.config.LoadedConfiguration;
import drsh.config.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a {@code drsh.yml} sets that is to be replaced: none of it may silently cease to hold.
 *
 * @param file that file
 * @param set what it sets; empty where it cannot be read
 */
record OldSettings(Path file, Optional<List<Setting>> set) {

    /** Their values are lists, or no output shows them: they cannot be written anew from what is known of them. */
    private static final Set<String> LISTS_AND_SECRETS =
            Set.of("encryption.recipients", "encryption.secret-keys", "encryption.passphrase-command", "drill.checks");

    /** Their keys have names that the user chose, which a template cannot know. */
    private static final List<String> NAMED = List.of("storages.", "objectives.");

    private static final Set<String> PATHS =
            Set.of("stack.compose-file", "backups.directory", "encryption.passphrase-file", "runbooks.directory");

    private static final String NOT_SHOWN = "(not shown";

    /** Those of that file. */
    static OldSettings of(Path file) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        try {
            LoadedConfiguration loaded = new ConfigurationFile(folder, Optional.of(file), Map.of()).load();
            return new OldSettings(
                    file,
                    Optional.of(loaded.settings().stream()
                            .filter(setting ->
                                    !setting.setByNobody() && !setting.value().isEmpty())
                            .toList()));
        } catch (DrshException e) {
            if (e.outcome() != Outcome.USAGE) {
                throw e;
            }
            return new OldSettings(file, Optional.empty());
        }
    }

    /** Whether it says anything that is known. */
    boolean readable() {
        return set.isPresent();
    }

    /**
     * The values to write into a new file, by key.
     *
     * @throws DrshException (refused) that names each key that would go
     */
    Map<String, String> carried() {
        List<Setting> old = set.orElse(List.of());
        requireNone(old.stream().filter(setting -> !canBeCarried(setting)).toList());
        Map<String, String> carried = new LinkedHashMap<>();
        old.forEach(setting -> carried.put(setting.key(), written(setting)));
        return carried;
    }

    /**
     * Looks whether a new file says the same.
     *
     * @throws DrshException (refused) that names each key that would go
     */
    void requireAll(LoadedConfiguration anew) {
        Map<String, String> values =
                anew.settings().stream().collect(Collectors.toMap(Setting::key, Setting::value, (one, other) -> one));
        requireNone(set.orElse(List.of()).stream()
                .filter(setting -> !setting.value().equals(values.get(setting.key())))
                .toList());
    }

    private void requireNone(List<Setting> lost) {
        if (!lost.isEmpty()) {
            throw DrshException.refused(
                    file + " sets what a new one would not: "
                            + lost.stream().map(Setting::key).collect(Collectors.joining(", "))
                            + "; nothing was changed",
                    "edit it by hand; or move it away, run 'config init', and copy those keys into the new one");
        }
    }

    private static boolean canBeCarried(Setting setting) {
        return !LISTS_AND_SECRETS.contains(setting.key())
                && NAMED.stream().noneMatch(setting.key()::startsWith)
                && !setting.value().startsWith(NOT_SHOWN)
                && setting.value().chars().noneMatch(Character::isISOControl);
    }

    /** A path below the folder is written as it most likely was, so that the folder can be moved. */
    private String written(Setting setting) {
        String folder = file.resolveSibling("") + "/";
        boolean below = PATHS.contains(setting.key()) && setting.value().startsWith(folder);
        return below ? setting.value().substring(folder.length()) : setting.value();
    }
}
