package drsh.docker;

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
        HelperContainer container = HelperContainer.create(
                engine,
                project,
                image,
                host -> host.withAutoRemove(true),
                command -> command.withEntrypoint("sleep", LIFETIME_SECONDS).withCmd());
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
