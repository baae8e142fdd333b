package drsh.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A throwaway container of a given image that only waits, so that the tools in the image can be run while the stack is
 * down: no network, no volume of the stack, the image's own entrypoint not run. It is removed on close with its
 * anonymous volumes; should drsh die, it ends by itself and the engine removes it.
 */
public final class ToolContainer implements AutoCloseable {

    /** Marks what drsh put beside a stack, with the stack's name as value. */
    public static final String LABEL = "drsh.tools";

    private static final String LIFETIME_SECONDS = "21600";

    private final HelperContainer container;

    private ToolContainer(HelperContainer container) {
        this.container = container;
    }

    static ToolContainer start(EngineClient engine, ProjectName project, String image) {
        return start(engine, project, image, host -> host.withAutoRemove(true), command -> command);
    }

    /**
     * With volumes, whose files belong to whomever they belong to: its tools run as root. The engine does not remove it
     * by itself, because it would be at it still, holding the volumes, when {@link #close} is over.
     */
    static ToolContainer start(EngineClient engine, ProjectName project, String image, List<VolumeMount> mounts) {
        List<Bind> binds = mounts.stream().map(VolumeMount::bind).toList();
        return start(engine, project, image, host -> host.withBinds(binds), command -> command.withUser("0:0"));
    }

    private static ToolContainer start(
            EngineClient engine,
            ProjectName project,
            String image,
            UnaryOperator<HostConfig> host,
            UnaryOperator<CreateContainerCmd> more) {
        HelperContainer container = HelperContainer.create(
                engine,
                project,
                image,
                host,
                command -> more.apply(
                        command.withEntrypoint("sleep", LIFETIME_SECONDS).withCmd()));
        container.start();
        return new ToolContainer(container);
    }

    /** Its id, for {@link Engine#exec(String, Exec)}. */
    public String id() {
        return container.id();
    }

    @Override
    public void close() {
        container.close();
    }
}
