package drsh.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The configuration as it was read.
 *
 * @param values what holds
 * @param told the same, each with where it comes from; found out when it is asked for, which is seldom
 * @param file the file, if there is one
 * @param named what named the file: {@code --config} or {@code DRSH_CONFIG}; empty where it lies in the folder or there is
 *     none
 * @param directory what relative paths start from: the file's directory, else the working directory
 */
public record LoadedConfiguration(
        Configuration values,
        Supplier<List<Setting>> told,
        Optional<Path> file,
        Optional<String> named,
        Path directory) {

    /** What holds, each with where it comes from. */
    public List<Setting> settings() {
        return told.get();
    }
}
