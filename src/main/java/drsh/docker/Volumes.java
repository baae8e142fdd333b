package drsh.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import drsh.command.DrshException;
import drsh.command.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The volumes of the engine. */
public final class Volumes {

    private final EngineClient engine;
    private final DockerClient client;

    Volumes(EngineClient engine) {
        this.engine = engine;
        this.client = engine.client();
    }

    /**
     * A container that a volume is mounted in.
     *
     * @param id the engine's id
     * @param name its name, without the leading slash
     * @param running whether it runs, or is about to, so that the volume's files may change at any time
     * @param labels its labels
     */
    public record User(String id, String name, boolean running, Map<String, String> labels) {

        /** Whether it is the container of that service, and not one of {@code compose run}. */
        public boolean isOf(ProjectName project, ServiceName service) {
            return project.value().equals(labels.get(Containers.PROJECT))
                    && service.value().equals(labels.get(Containers.SERVICE))
                    && !"True".equals(labels.get(Containers.ONE_OFF));
        }

        /** Whether drsh put it beside that stack. */
        public boolean isBeside(ProjectName project) {
            return project.value().equals(labels.get(ToolContainer.LABEL));
        }
    }

    /** Whether there is a volume of that name. */
    public boolean exists(VolumeName volume) {
        try {
            client.inspectVolumeCmd(volume.value()).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        } catch (RuntimeException e) {
            throw silent(e, volume);
        }
    }

    /**
     * Refuses a volume that is not there. The engine itself would make an empty one wherever a mistyped name is used.
     *
     * @throws DrshException (refused) naming it
     */
    public void require(VolumeName volume) {
        if (!exists(volume)) {
            throw DrshException.refused(
                    "The engine has no volume '" + volume + "'", "see 'docker volume ls' for the names");
        }
    }

    /** How a volume was made; empty where it does not exist. */
    public Optional<VolumeForm> form(VolumeName volume) {
        try {
            InspectVolumeResponse found =
                    client.inspectVolumeCmd(volume.value()).exec();
            Map<String, String> options = found.getOptions();
            return Optional.of(new VolumeForm(found.getDriver(), options == null ? Map.of() : options, labels(volume)));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw silent(e, volume);
        }
    }

    /** The labels of a volume, none where it does not exist. */
    public Map<String, String> labels(VolumeName volume) {
        try {
            Map<String, String> labels =
                    client.inspectVolumeCmd(volume.value()).exec().getLabels();
            return labels == null ? Map.of() : labels;
        } catch (NotFoundException e) {
            return Map.of();
        }
    }

    /** The volumes that Compose made for a stack. */
    public List<VolumeName> of(ProjectName project) {
        return labelled(Containers.PROJECT + "=" + project);
    }

    /** The volumes that drsh made beside a stack, also those that a killed drsh left behind. */
    public List<VolumeName> beside(ProjectName project) {
        return labelled(ToolContainer.LABEL + "=" + project);
    }

    /**
     * What an empty volume carries, with the stack's name as value, that records how far the replacement of a stack's
     * data volume has come: as long as there is one, that volume may hold a part of what it should.
     */
    public static final String TRANSITION = "drsh.transition";

    /** The volumes with a label, such as {@code team=shop}, by name. */
    public List<VolumeName> labelled(String label) {
        try {
            return client.listVolumesCmd().withFilter("label", List.of(label)).exec().getVolumes().stream()
                    .map(volume -> new VolumeName(volume.getName()))
                    .sorted(Comparator.comparing(VolumeName::value))
                    .toList();
        } catch (RuntimeException e) {
            throw silent(e, new VolumeName("drsh"));
        }
    }

    /** The containers that a volume is mounted in, running or not. */
    public List<User> users(VolumeName volume) {
        try {
            return client
                    .listContainersCmd()
                    .withShowAll(true)
                    .withVolumeFilter(List.of(volume.value()))
                    .exec()
                    .stream()
                    // The engine's filter also takes a mount's path for a name.
                    .filter(container -> container.getMounts().stream()
                            .anyMatch(mount -> volume.value().equals(mount.getName())))
                    .map(Volumes::user)
                    .toList();
        } catch (RuntimeException e) {
            throw silent(e, volume);
        }
    }

    private static User user(com.github.dockerjava.api.model.Container container) {
        String name = Arrays.stream(container.getNames())
                .findFirst()
                .orElse(container.getId())
                .replaceFirst("^/", "");
        boolean still = List.of("created", "exited", "dead").contains(container.getState());
        Map<String, String> labels = container.getLabels();
        return new User(container.getId(), name, !still, labels == null ? Map.of() : labels);
    }

    /**
     * Makes an empty volume.
     *
     * @param labels such as {@link #ownLabels}, or those that Compose expects of a volume of its stack
     * @throws DrshException (refused) when there is one of that name already
     */
    public void create(VolumeName volume, Map<String, String> labels) {
        create(volume, VolumeForm.local(labels));
    }

    /** As above, in any form. */
    public void create(VolumeName volume, VolumeForm form) {
        if (exists(volume)) {
            throw DrshException.refused(
                    "There is a volume '" + volume + "' already", "look at 'docker volume inspect " + volume + "'");
        }
        try {
            Interruptions.whole(
                    () -> client.createVolumeCmd()
                            .withName(volume.value())
                            .withDriver(form.driver())
                            .withDriverOpts(form.options())
                            .withLabels(form.labels())
                            .exec(),
                    // It stays: its name may be the live volume's, which somebody may have filled by then.
                    late -> {});
        } catch (RuntimeException e) {
            throw silent(e, volume);
        }
    }

    /** What marks a volume as drsh's own, to be removed again without anyone's loss. */
    public static Map<String, String> ownLabels(ProjectName project) {
        return Map.of(ToolContainer.LABEL, project.value());
    }

    /**
     * Removes a volume that drsh made, with all that is in it; also on a thread that was interrupted. One that is not
     * there is no error.
     *
     * @throws DrshException (refused) when it is not marked as drsh's own; (failed) when a container still uses it
     */
    public void removeOwn(VolumeName volume) {
        Interruptions.putOff(() -> {
            if (!exists(volume)) {
                return;
            }
            if (!labels(volume).containsKey(ToolContainer.LABEL)) {
                throw DrshException.refused(
                        "The volume '" + volume + "' was not made by drsh, so drsh does not remove it",
                        "look at 'docker volume inspect " + volume + "'");
            }
            remove(volume);
        });
    }

    /**
     * Removes a volume with all that is in it, whoever made it: for one whose files are known to lie elsewhere too.
     *
     * @throws DrshException (failed) when a container still uses it
     */
    public void remove(VolumeName volume) {
        try {
            client.removeVolumeCmd(volume.value()).exec();
        } catch (DockerException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The volume " + volume + " could not be deleted",
                    "see 'docker ps -a' for the container that uses it",
                    e);
        }
    }

    /**
     * Removes a container that a volume is mounted in, and none of its volumes. A stopped container holds a volume as a
     * running one does.
     *
     * @throws DrshException (failed) when it runs and is not drsh's own
     */
    public void release(User user) {
        try {
            client.removeContainerCmd(user.id())
                    .withForce(user.labels().containsKey(ToolContainer.LABEL))
                    .exec();
        } catch (NotFoundException e) {
            // Gone already.
        } catch (DockerException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The container '" + user.name() + "' could not be removed: " + EngineAnswer.message(e),
                    "look at 'docker ps -a'",
                    e);
        }
    }

    /**
     * Opens a volume for reading, of a stack that is down or not; what runs meanwhile may change what is read.
     *
     * @param image any image that the engine has
     * @throws DrshException (refused) when there is no such volume
     */
    public VolumeAccess toRead(ProjectName project, String image, VolumeName volume) {
        require(volume);
        return VolumeAccess.open(engine, project, image, volume, VolumeAccess.ROOT, true);
    }

    /**
     * Opens an empty volume to fill it from an archive.
     *
     * @param image any image that the engine has
     * @param root the name of the archive's root directory, {@link VolumeAccess#ROOT} in those that drsh makes
     * @throws DrshException (refused) when there is no such volume, or something in it
     */
    public VolumeAccess toFill(ProjectName project, String image, VolumeName volume, String root) {
        require(volume);
        VolumeAccess access = VolumeAccess.open(engine, project, image, volume, root, false);
        try {
            access.requireEmpty();
            return access;
        } catch (RuntimeException e) {
            access.close();
            throw e;
        }
    }

    private DrshException silent(RuntimeException e, VolumeName volume) {
        String said = e instanceof DockerException answer ? ": " + EngineAnswer.message(answer) : "";
        return Interruptions.orFailed(
                e,
                "The engine at " + engine.address() + " does not serve the volume '" + volume + "'" + said,
                "look at it ('systemctl status docker'), then run this again");
    }
}
