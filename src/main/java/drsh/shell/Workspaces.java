package drsh.shell;

import drsh.config.ConfigurationFile;
import drsh.config.LoadedConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The folder that drsh works on: the one it was started in, until {@code practice} enters another. */
final class Workspaces implements AutoCloseable {

    private final Supplier<LoadedConfiguration> first;
    private @Nullable Workspace current;

    Workspaces(Supplier<LoadedConfiguration> first) {
        this.first = first;
    }

    synchronized Workspace current() {
        Workspace known = current;
        if (known == null) {
            known = new Workspace(first.get());
            current = known;
        }
        return known;
    }

    /** The current one, where a command needed it already. */
    synchronized Optional<Workspace> opened() {
        return Optional.ofNullable(current);
    }

    /** Goes on in another folder, with the configuration that lies there. */
    synchronized Workspace enter(Path folder) {
        close();
        Workspace entered = new Workspace(new ConfigurationFile(folder, Optional.empty(), Map.of()).load());
        current = entered;
        return entered;
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
        }
    }
}
