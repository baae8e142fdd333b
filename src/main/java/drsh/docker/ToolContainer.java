package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.util.Map;

/**
 * A throwaway container of a given image that only waits, so that the tools in the image can be run while the stack is
 * down: no network, no volume of the stack, the image's own entrypoint not run. It is removed on close with its
 * anonymous volumes; should drsh die, it ends by itself and the engine removes it.
 */
public final class ToolContainer implements AutoCloseable {

    /** Marks what drsh put beside a stack, with the stack's name as value. */
    public static final String LABEL = "drsh.tools";

    private static final String LIFETIME_SECONDS = "21600";

    private final DockerClient client;
    private final String id;

    private ToolContainer(DockerClient client, String id) {
        this.client = client;
        this.id = id;
    }

    static ToolContainer start(Engine engine, DockerClient client, ProjectName project, String image) {
        ToolContainer made = create(engine, client, project, image);
        try {
            client.startContainerCmd(made.id).exec();
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw refused(engine, image, e);
        }
    }

    private static ToolContainer create(Engine engine, DockerClient client, ProjectName project, String image) {
        try {
            CreateContainerResponse created = client.createContainerCmd(image)
                    .withEntrypoint("sleep", LIFETIME_SECONDS)
                    .withCmd()
                    .withLabels(Map.of(LABEL, project.value()))
                    .withHostConfig(
                            HostConfig.newHostConfig().withNetworkMode("none").withAutoRemove(true))
                    .exec();
            return new ToolContainer(client, created.getId());
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

    private static DrshException refused(Engine engine, String image, RuntimeException e) {
        String said = e instanceof DockerException answer ? ": " + EngineAnswer.message(answer) : "";
        return new DrshException(
                Outcome.REFUSED,
                "The engine at " + engine.address() + " would not start a container of " + image + said,
                "look at the engine's log",
                e);
    }

    /** Its id, for {@link Engine#exec(String, Exec)}. */
    public String id() {
        return id;
    }

    @Override
    public void close() {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (RuntimeException e) {
            // Already gone, or going: the engine removes it when it ends.
        }
    }
}
