package drsh.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A container that drsh puts beside a stack: labelled with the stack's name and drsh's process, so that what a killed drsh
 * left can be found and told from what is in use; without a network; removed with its anonymous volumes on close.
 */
final class HelperContainer implements AutoCloseable {

    private final EngineClient engine;
    private final String image;
    private final String id;

    private HelperContainer(EngineClient engine, String image, String id) {
        this.engine = engine;
        this.image = image;
        this.id = id;
    }

    /**
     * Creates one; it does not run yet.
     *
     * @param host what it gets of the host
     * @param more what it runs
     * @throws DrshException (refused) when the image is not there or the engine would not create it
     */
    static HelperContainer create(
            EngineClient engine,
            ProjectName project,
            String image,
            UnaryOperator<HostConfig> host,
            UnaryOperator<CreateContainerCmd> more) {
        Map<String, String> labels = LockOwner.here("tools").labels();
        labels.put(ToolContainer.LABEL, project.value());
        CreateContainerCmd command = engine.client()
                .createContainerCmd(image)
                .withLabels(labels)
                .withHostConfig(host.apply(HostConfig.newHostConfig().withNetworkMode("none")));
        try {
            return new HelperContainer(
                    engine,
                    image,
                    Interruptions.whole(
                            () -> more.apply(command).exec().getId(),
                            late -> engine.client()
                                    .removeContainerCmd(late)
                                    .withRemoveVolumes(true)
                                    .exec()));
        } catch (NotFoundException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "The image " + image + " is not there, so its tools cannot be used",
                    "run 'docker compose pull' or 'stack start' first",
                    e);
        } catch (RuntimeException e) {
            throw refused(engine, image, e);
        }
    }

    private static DrshException refused(EngineClient engine, String image, RuntimeException e) {
        String said = e instanceof DockerException answer ? ": " + EngineAnswer.message(answer) : "";
        return Interruptions.or(
                e,
                new DrshException(
                        Outcome.REFUSED,
                        "The engine at " + engine.address() + " would not start a container of " + image + said,
                        "look at the engine's log",
                        e));
    }

    String id() {
        return id;
    }

    /** Starts it; removes it where that fails. */
    void start() {
        try {
            engine.client().startContainerCmd(id).exec();
        } catch (RuntimeException e) {
            DrshException refusal = refused(engine, image, e);
            close();
            throw refusal;
        }
    }

    /** Removes it, also on a thread that was interrupted, and forgives when it is gone or the engine is. */
    @Override
    public void close() {
        Interruptions.putOff(() -> {
            try {
                engine.client()
                        .removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (RuntimeException e) {
                // Already gone, or going; else its label tells where it came from.
            }
        });
    }
}
