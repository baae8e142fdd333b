package drsh.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A server in a container beside a stack, on a volume of its own: the image's own entrypoint, no network. It is removed
 * on close with its anonymous volumes, its volume is not.
 */
public final class ServerContainer implements AutoCloseable {

    private static final int LINES = 50;
    private static final Pattern REASON = Pattern.compile("\\b(FATAL|PANIC|ERROR|error)\\b");

    private final EngineClient engine;
    private final HelperContainer container;

    /**
     * What is to run.
     *
     * @param image the image
     * @param volume an existing volume
     * @param target where it is mounted
     * @param environment variables beside the image's own
     * @param command what the image's entrypoint is given
     */
    public record Plan(
            String image, VolumeName volume, String target, Map<String, String> environment, List<String> command) {}

    private ServerContainer(EngineClient engine, HelperContainer container) {
        this.engine = engine;
        this.container = container;
    }

    static ServerContainer create(EngineClient engine, ProjectName project, Plan plan) {
        Bind bind = new Bind(plan.volume().value(), new Volume(plan.target()), AccessMode.rw, SELContext.DEFAULT, true);
        HelperContainer container = HelperContainer.create(
                engine,
                project,
                plan.image(),
                host -> host.withBinds(bind),
                command -> command.withCmd(plan.command())
                        .withEnv(plan.environment().entrySet().stream()
                                .map(variable -> variable.getKey() + "=" + variable.getValue())
                                .toList()));
        return new ServerContainer(engine, container);
    }

    /** Its id. */
    public String id() {
        return container.id();
    }

    /** Puts a small file into it, for that user alone to read; before it is started, too. */
    public void put(String directory, String name, long owner, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        new ContainerFiles(engine).copyIn(id(), directory, name, owner, new ByteArrayInputStream(bytes), bytes.length);
    }

    /** Starts it; its server is not ready then. */
    public void start() {
        container.start();
    }

    /** Whether it runs. */
    public boolean running() {
        try {
            return Boolean.TRUE.equals(
                    engine.client().inspectContainerCmd(id()).exec().getState().getRunning());
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** The last line of its log that gives a reason, else its last line; empty where there is none. */
    public String lastWords() {
        StringBuilder log = new StringBuilder();
        try {
            engine.client()
                    .logContainerCmd(id())
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LINES)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            log.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion();
        } catch (RuntimeException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
        List<String> lines = log.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> REASON.matcher(line).find())
                .reduce((first, second) -> second)
                .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    }

    @Override
    public void close() {
        container.close();
    }
}
