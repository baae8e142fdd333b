package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Docker engine that {@code DOCKER_HOST} or the current context names. No API version is pinned: a pinned one fails
 * at one end of the engines from 20.10 to 29.
 */
public final class Engine implements AutoCloseable {

    private final EngineClient engine;
    private final DockerClient client;

    private Engine(EngineClient engine) {
        this.engine = engine;
        this.client = engine.client();
    }

    /**
     * Connects and asks for a sign of life.
     *
     * @throws DrshException (refused) when no engine answers
     */
    public static Engine connect() {
        return connect(DefaultDockerClientConfig.createDefaultConfigBuilder().build());
    }

    static Engine connect(DockerClientConfig config) {
        return new Engine(EngineClient.connect(config));
    }

    /** Where the engine is. */
    public String address() {
        return engine.address();
    }

    /** The engine's version. */
    public String version() {
        return ask(() -> String.valueOf(client.versionCmd().exec().getVersion()));
    }

    EngineClient client() {
        return engine;
    }

    /** The containers of a stack, running or not, without those of {@code compose run}. */
    public List<Container> containers(ProjectName project) {
        return ask(() -> Containers.of(client, project));
    }

    /** The names of the containers that drsh put beside a stack: those with tools, and the lock. They may be in use. */
    public List<String> containersBeside(ProjectName project) {
        return ask(() -> Containers.beside(client, project));
    }

    /** The running container of a service, if there is one. */
    public Optional<Container> running(ProjectName project, ServiceName service) {
        return containers(project).stream()
                .filter(container -> container.service().equals(service) && container.running())
                .findFirst();
    }

    /** Runs a program inside a container to its end; its output is small and kept. */
    public ExecResult exec(String containerId, Exec exec) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ExecResult result = exec(containerId, exec, stdout);
        return new ExecResult(result.exitCode(), stdout.toString(StandardCharsets.UTF_8), result.stderr());
    }

    /** Runs a program inside a container to its end; its standard output goes to {@code stdout} as it comes. */
    public ExecResult exec(String containerId, Exec exec, OutputStream stdout) {
        return start(containerId, exec, stdout, null).await();
    }

    /**
     * Runs a program that must not be stopped half-way. Neither an interrupt nor the end of drsh ends it; the thread's
     * interrupt is set when this returns.
     */
    public ExecResult execToTheEnd(String containerId, Exec exec) {
        Map<String, String> environment = new HashMap<>(exec.environment());
        environment.put(ContainerGuard.TO_THE_END, "1");
        return start(containerId, new Exec(exec.command(), environment), OutputStream.nullOutputStream(), null)
                .awaitWhateverComes();
    }

    /**
     * Starts a program inside a container.
     *
     * @param stdin its standard input, which gets its end of file only when drsh itself ends; or null for none
     */
    public RunningExec start(String containerId, Exec exec, OutputStream stdout, @Nullable InputStream stdin) {
        try {
            return RunningExec.start(client, containerId, exec, stdout, stdin);
        } catch (RuntimeException e) {
            throw notStarted(containerId, exec, e);
        }
    }

    /**
     * Runs a program inside a container and feeds it: it gets {@code size} bytes of a source as its standard input, and
     * then a real end of file. What it writes is small and kept. A program that ends before it took all of them, because
     * it failed or because it has seen enough, ends the feeding; how it ended is the result. Should drsh be killed, the
     * program sees an end of file too: what must not act on half of its input is to be given a file.
     *
     * @param stdin read in this thread; not closed
     * @throws IOException when the source fails, or ends before {@code size} bytes have come; the program did not see an
     *     end of file then but was ended, as it is when the source throws a {@link DrshException} or the thread is
     *     interrupted
     */
    public ExecResult exec(String containerId, Exec exec, InputStream stdin, long size) throws IOException {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ExecResult result = exec(containerId, exec, stdout, stdin, size);
        return new ExecResult(result.exitCode(), stdout.toString(StandardCharsets.UTF_8), result.stderr());
    }

    /** As above; its standard output goes to {@code stdout} as it comes, from another thread. */
    public ExecResult exec(String containerId, Exec exec, OutputStream stdout, InputStream stdin, long size)
            throws IOException {
        RunningExec running;
        Feed feed;
        try {
            running = RunningExec.create(client, containerId, exec, stdout, true);
            feed = running.startFed(engine.config());
        } catch (RuntimeException e) {
            throw notStarted(containerId, exec, e);
        }
        return running.feed(feed, stdin, size);
    }

    private DrshException notStarted(String containerId, Exec exec, RuntimeException e) {
        if (e instanceof NotFoundException) {
            return new DrshException(
                    Outcome.FAILED, "The container " + containerId + " is gone", "look at 'stack status'", e);
        }
        if (e instanceof DockerException answer) {
            return new DrshException(
                    Outcome.FAILED,
                    "The engine would not run '" + exec.command().get(0) + "' in the container: "
                            + EngineAnswer.message(answer),
                    "look at 'stack status'",
                    e);
        }
        return silent(e);
    }

    private DrshException silent(RuntimeException e) {
        return Interruptions.orFailed(
                e,
                "The Docker engine at " + address() + " does not answer any more",
                "look at it ('systemctl status docker'), then run this again");
    }

    /** Asks the engine something that it can only fail to answer when it is not there. */
    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (DockerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw silent(e);
        }
    }

    /**
     * Copies a file into a container.
     *
     * @param directory an existing directory in the container
     * @param name the name it gets there, mode 0600
     * @param owner the user id of the owner it gets there
     */
    public void copyIn(String containerId, String directory, String name, long owner, InputStream content, long size) {
        new ContainerFiles(engine).copyIn(containerId, directory, name, owner, content, size);
    }

    /**
     * Opens a file or a directory of a container, running or not, as a tar archive. Close it: until then the engine
     * answers nothing else about that container, not even a request to run a program in it. Reading it fails with an
     * {@link IOException} when the archive ends before its end, however orderly the engine closed the connection.
     *
     * @throws DrshException (failed) when it is not there
     */
    public InputStream copyOut(String containerId, String path) {
        return new ContainerFiles(engine).copyOut(containerId, path);
    }

    /** Its volumes. */
    public Volumes volumes() {
        return new Volumes(engine);
    }

    /** The labels of a container. */
    public Map<String, String> containerLabels(String containerId) {
        Map<String, String> labels =
                client.inspectContainerCmd(containerId).exec().getConfig().getLabels();
        return labels == null ? Map.of() : labels;
    }

    /**
     * Deletes a volume with all its data. For the practice stack alone, which checks its label first.
     *
     * @throws DrshException (failed) when a container still uses it
     */
    public void deleteVolume(VolumeName volume) {
        volumes().remove(volume);
    }

    /** Whether the engine has an image. */
    public boolean hasImage(String image) {
        try {
            ask(() -> client.inspectImageCmd(image).exec());
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Starts a container beside the stack that only waits, for tools of an image; see {@link ToolContainer}. */
    public ToolContainer tools(ProjectName project, String image) {
        return ToolContainer.start(engine, project, image);
    }

    /** As above, as root and with existing volumes, for what is done to their files. */
    public ToolContainer tools(ProjectName project, String image, List<VolumeMount> mounts) {
        mounts.forEach(mount -> volumes().require(mount.volume()));
        return ToolContainer.start(engine, project, image, mounts);
    }

    /** Creates a container for a server beside the stack; see {@link ServerContainer}. */
    public ServerContainer server(ProjectName project, ServerContainer.Plan plan) {
        volumes().require(plan.volume());
        return ServerContainer.create(engine, project, plan);
    }

    /**
     * Starts a container as it is; one that runs already is no error. An interrupt does not keep it from that: it is set
     * again when this returns.
     *
     * @throws DrshException (failed) when the engine does not start it
     */
    public void startContainer(String containerId) {
        Switching.of(
                engine, "started", () -> client.startContainerCmd(containerId).exec());
    }

    /**
     * Stops a container, or waits until it is stopped by whoever began it, within the time that it was given when it was
     * created. Otherwise as above.
     */
    public void stopContainer(String containerId) {
        Switching.of(
                engine, "stopped", () -> client.stopContainerCmd(containerId).exec());
    }

    /** The variables that an image sets, none where the engine does not have it. */
    public Map<String, String> imageEnvironment(String image) {
        try {
            return EngineAnswer.variables(
                    client.inspectImageCmd(image).exec().getConfig().getEnv());
        } catch (NotFoundException e) {
            return Map.of();
        }
    }

    /** The files of its images. */
    public ImageFiles imageFiles() {
        return new ImageFiles(engine);
    }

    /** Takes the lock of a stack; see {@link StackLock}. */
    public StackLock lock(ProjectName project, String image, String operation) {
        return StackLock.take(client, project, image, operation);
    }

    /** What drsh put beside a stack, and runs in its containers. */
    public Remains remains(ProjectName project) {
        return new Remains(this, client, project);
    }

    @Override
    public void close() {
        engine.close();
    }
}
