package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One operation per stack at a time, across processes and hosts: a created, never started container whose name the
 * engine gives only once. It does not carry Compose's labels, so that {@code down} leaves it. The lock of a process of
 * this host that was killed is taken over.
 */
public final class StackLock implements AutoCloseable {

    private static final String TOKEN = "drsh.lock.token";

    private final DockerClient client;
    private final String id;
    private final String name;

    private StackLock(DockerClient client, String id, String name) {
        this.client = client;
        this.id = id;
        this.name = name;
    }

    /** The container's name. */
    static String name(ProjectName project) {
        return "drsh-lock-" + project;
    }

    static StackLock take(DockerClient client, ProjectName project, String image, String operation) {
        String name = name(project);
        try {
            try {
                return create(client, name, image, operation);
            } catch (ConflictException e) {
                removeDead(client, name);
                return create(client, name, image, operation);
            }
        } catch (ConflictException e) {
            throw new DrshException(
                    Outcome.LOCKED,
                    "The stack " + project + " is locked by " + holder(client, name),
                    "wait for it; if that process is dead, take the lock away with 'docker rm -v " + name + "'",
                    e);
        } catch (NotFoundException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "The image " + image + " of the database service is not on this engine",
                    "run 'docker compose pull' or 'docker compose build' first",
                    e);
        } catch (RuntimeException e) {
            throw Interruptions.or(
                    e,
                    new DrshException(
                            Outcome.REFUSED,
                            "The stack " + project + " could not be locked for '" + operation + "'",
                            "look at the engine's log, then try again",
                            e));
        }
    }

    private static StackLock create(DockerClient client, String name, String image, String operation) {
        Map<String, String> labels = LockOwner.here(operation).labels();
        labels.put(TOKEN, UUID.randomUUID().toString());
        String id = Interruptions.whole(
                () -> client.createContainerCmd(image)
                        .withName(name)
                        .withEntrypoint("true")
                        .withLabels(labels)
                        .exec()
                        .getId(),
                late -> client.removeContainerCmd(late).withRemoveVolumes(true).exec());
        return new StackLock(client, id, name);
    }

    /** Who holds the lock of a stack now, if anybody does. */
    static Optional<LockHolder> look(DockerClient client, ProjectName project) {
        try {
            LockOwner owner = LockOwner.of(
                    client.inspectContainerCmd(name(project)).exec().getConfig().getLabels());
            return Optional.of(new LockHolder(owner.told(Instant.now()), owner.own(), owner.alive(), owner.dead()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Removes the lock of a process that was killed: that very container, whoever has taken its name by then. */
    private static void removeDead(DockerClient client, String name) {
        try {
            InspectContainerResponse lock = client.inspectContainerCmd(name).exec();
            if (LockOwner.of(lock.getConfig().getLabels()).dead()) {
                client.removeContainerCmd(lock.getId()).withRemoveVolumes(true).exec();
            }
        } catch (NotFoundException e) {
            // Released in the meantime, or another was faster.
        }
    }

    private static String holder(DockerClient client, String name) {
        try {
            return LockOwner.of(
                            client.inspectContainerCmd(name).exec().getConfig().getLabels())
                    .told(Instant.now());
        } catch (NotFoundException e) {
            return "an operation that has just ended";
        }
    }

    /**
     * Whether it is still this one: it can be taken away on purpose.
     *
     * @throws DrshException (locked) when it is not; (failed) when the engine does not answer
     */
    public void requireHeld() {
        try {
            client.inspectContainerCmd(id).exec();
        } catch (NotFoundException e) {
            throw new DrshException(
                    Outcome.LOCKED,
                    "The lock '" + name + "' was taken away while this was going on; nothing more was done",
                    "find out who did that and why ('stack status', 'restore list'), then run it again",
                    e);
        } catch (RuntimeException e) {
            throw Interruptions.orFailed(
                    e, "The engine does not answer any more", "look at it, then at 'doctor', and run this again");
        }
    }

    @Override
    public void close() {
        Interruptions.putOff(this::release);
    }

    private void release() {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // Removed by hand in the meantime: it is free, which is what was wanted.
        } catch (RuntimeException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The work ended, but the lock '" + name + "' could not be released",
                    "remove it with 'docker rm -v " + name + "' when the engine answers again",
                    e);
        }
    }
}
