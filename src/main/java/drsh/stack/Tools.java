package drsh.stack;

import drsh.docker.Engine;
import drsh.docker.ToolContainer;

/**
 * A container in which PostgreSQL's tools can be run on files.
 *
 * @param engine the engine
 * @param containerId the container
 * @param onClose removes it where it was made for this
 */
public record Tools(Engine engine, String containerId, Runnable onClose) implements AutoCloseable {

    static Tools throwaway(ToolContainer container, Engine engine) {
        return new Tools(engine, container.id(), container::close);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
