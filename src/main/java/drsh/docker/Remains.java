package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What drsh put beside a stack and runs in its containers. It is in use while its drsh lives, and left behind when that
 * was killed; where that cannot be told, because the process was on another host, the lock of the stack has to tell.
 */
public final class Remains {

    /** A swap ends by itself within its own time limit of a minute. */
    private static final Duration TO_THE_END = Duration.ofSeconds(90);

    private static final long POLL_MILLIS = 100;

    /** One line for each program of any drsh but this one: its id, whether it comes to its end, process, command. */
    private static final String PROGRAMS = """
            for file in $(grep -lsF DRSH_RUN= /proc/[0-9]*/environ); do
              pid=${file#/proc/}
              pid=${pid%/environ}
              grep -qs '^PPid:[[:space:]]*0$' "/proc/$pid/status" || continue
              ! grep -qsF "$1" "$file" || continue
              ! grep -qsF DRSH_GUARD=1 "$file" || continue
              end=no
              ! grep -qsF "$2=1" "$file" || end=yes
              process=$(tr '\\0' '\\n' 2>/dev/null <"$file" | grep '^DRSH_PROCESS=')
              [ -z "$process" ] || echo "$pid $end ${process#DRSH_PROCESS=}"
              read -r name <"/proc/$pid/comm"
              [ -z "$process" ] || echo "$name"
            done 2>/dev/null
            true
            """;

    private final Engine engine;
    private final DockerClient client;
    private final ProjectName project;

    Remains(Engine engine, DockerClient client, ProjectName project) {
        this.engine = engine;
        this.client = client;
        this.project = project;
    }

    /**
     * A container beside the stack, with tools or a server.
     *
     * @param id the engine's id
     * @param name its name, without the leading slash
     * @param inUse whether the drsh that made it is known to live
     */
    public record Helper(String id, String name, boolean inUse) {}

    /**
     * A program of a drsh that has ended.
     *
     * @param pid its process id in the container
     * @param name its name
     * @param endsByItself whether it must not be stopped half-way, and comes to its end
     */
    public record Program(long pid, String name, boolean endsByItself) {}

    /** Who holds the lock of the stack now, if anybody does. */
    public Optional<LockHolder> lock() {
        return asked(() -> StackLock.look(client, project));
    }

    /** The containers beside the stack, without the lock. */
    public List<Helper> containers() {
        return asked(() -> client.listContainersCmd().withShowAll(true).exec()).stream()
                .filter(container ->
                        project.value().equals(container.getLabels().get(ToolContainer.LABEL)))
                .map(container -> {
                    LockOwner owner = LockOwner.of(container.getLabels());
                    return new Helper(container.getId(), container.getNames()[0].replaceFirst("^/", ""), owner.alive());
                })
                .toList();
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw Interruptions.orFailed(
                    e, "The engine does not tell what is beside the stack", "look at it, then run this again");
        }
    }

    /** Removes one with its anonymous volumes; one that is gone already is no error. */
    public void remove(Helper helper) {
        try {
            client.removeContainerCmd(helper.id())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // Gone is what was wanted.
        } catch (RuntimeException e) {
            throw Interruptions.or(
                    e,
                    new DrshException(
                            Outcome.FAILED,
                            "The container '" + helper.name() + "' could not be removed",
                            "look at 'docker inspect " + helper.name() + "'",
                            e));
        }
    }

    /** What runs in a container for a drsh that is known to have ended. */
    public List<Program> programs(String containerId) {
        List<String> lines = engine.exec(
                        containerId,
                        Exec.of("sh", "-c", PROGRAMS, "drsh", MarkedProgram.RUN, ContainerGuard.TO_THE_END))
                .orFail("The programs in the container cannot be listed", "look at 'stack status'")
                .stdout()
                .lines()
                .toList();
        return java.util.stream.IntStream.range(0, lines.size() / 2)
                .mapToObj(i -> new Line(lines.get(2 * i), lines.get(2 * i + 1)))
                .filter(line -> LockOwner.ofLine(line.word(2)).dead())
                .map(line -> new Program(
                        Long.parseLong(line.word(0)), line.name(), line.word(1).equals("yes")))
                .toList();
    }

    private record Line(String words, String name) {
        String word(int index) {
            return words.split(" ", 3)[index];
        }
    }

    /**
     * Ends a program, gently at first, or waits for the end of one that comes to it by itself.
     *
     * @throws DrshException (failed) when it runs on
     */
    public void end(String containerId, Program program) {
        long start = System.nanoTime();
        String signal = "TERM";
        if (!program.endsByItself()) {
            signal(containerId, program, signal);
        }
        while (programs(containerId).contains(program)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(TO_THE_END) > 0) {
                throw DrshException.failed(
                        "'" + program.name() + "' in the database's container does not end",
                        "look at 'docker top' of it, and end process " + program.pid());
            }
            if (!program.endsByItself() && signal.equals("TERM") && waited.toSeconds() >= 10) {
                signal = "KILL";
                signal(containerId, program, signal);
            }
            pause();
        }
    }

    private void signal(String containerId, Program program, String signal) {
        engine.exec(containerId, Exec.of("sh", "-c", "kill -$0 $1", signal, String.valueOf(program.pid())));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new DrshException(Outcome.INTERRUPTED, "Interrupted", "run it again", e);
        }
    }
}
