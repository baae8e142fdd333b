package drsh.restore;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.ComposeCommand;
import drsh.docker.ServiceName;
import drsh.docker.VolumeForm;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.postgres.PostgresServer;
import drsh.stack.Lifecycle;
import drsh.stack.Stack;
import drsh.volume.DatabaseService;
import drsh.volume.VolumeCopy;
import drsh.volume.VolumeFiles;
import java.util.List;

/** The data volume that the database service of a stack uses, and the single acts that its replacement is made of. */
final class LiveVolume {

    private final Stack stack;
    private final Reporter reporter;
    private final DatabaseService service;
    private final Volumes volumes;
    private final ServiceName name;

    LiveVolume(Stack stack, Reporter reporter) {
        this.stack = stack;
        this.reporter = reporter;
        this.service = stack.databaseService();
        this.volumes = stack.engine().volumes();
        this.name = stack.services().database().name();
    }

    DatabaseService service() {
        return service;
    }

    VolumeName volume() {
        return service.volume();
    }

    boolean exists() {
        return volumes.exists(volume());
    }

    /** Whether the server in it is to be used now. */
    boolean answers() {
        return stack.databaseContainer()
                .map(container -> new PostgresServer(
                                stack.engine(), container.id(), stack.services().user())
                        .ready())
                .orElse(false);
    }

    /**
     * How it was made. One that was lost is made by Compose itself, which knows best what it expects of it.
     *
     * @throws DrshException (refused) when its files would stay where they are although it was removed
     */
    VolumeForm form() {
        if (!exists()) {
            reporter.say("there is no volume '" + volume() + "': Compose makes it anew, empty");
            makeByCompose();
        }
        VolumeForm form = volumes.form(volume())
                .orElseThrow(() -> DrshException.refused(
                        "Compose did not make the volume '" + volume() + "'", "look at 'docker compose config'"));
        requireOwnFiles(form);
        return form;
    }

    private void makeByCompose() {
        try {
            stack.compose().run(new ComposeCommand.CreateAlone(List.of(name)));
        } catch (DrshException e) {
            throw new DrshException(
                    e.outcome() == Outcome.INTERRUPTED ? e.outcome() : Outcome.REFUSED,
                    "There is no volume '" + volume() + "', and Compose could not make it: " + e.what(),
                    "where the Compose file says that it is external, make it ('docker volume create " + volume()
                            + "'), then try again",
                    e);
        }
    }

    private void requireOwnFiles(VolumeForm form) {
        if (!form.ownsItsFiles()) {
            throw DrshException.refused(
                    "The files of the volume '" + volume() + "' lie outside of the engine (driver '" + form.driver()
                            + "', options " + form.options() + "), so that drsh cannot replace it as a whole",
                    "restore the database alone: 'restore run' without --volume");
        }
    }

    /** @throws DrshException (refused) naming a container that it would be taken from */
    void requireReplaceable() {
        volumes.form(volume()).ifPresent(this::requireOwnFiles);
        for (Volumes.User user : volumes.users(volume())) {
            if (!mine(user)) {
                throw DrshException.refused(
                        "The container '" + user.name() + "', which is not of the service '" + name
                                + "', uses the volume '" + volume() + "' too" + (user.running() ? "" : ", stopped"),
                        "remove that container first ('docker rm " + (user.running() ? "-f " : "") + user.name()
                                + "')");
            }
        }
    }

    private boolean mine(Volumes.User user) {
        return user.isOf(service.project(), name) || user.isBeside(service.project());
    }

    /** Stops the database service. Its application, where one runs, goes on without it for that time. */
    void stop() {
        boolean atWork = volumes.users(volume()).stream().anyMatch(Volumes.User::running);
        if (!atWork && stack.databaseContainer().isEmpty()) {
            return;
        }
        reporter.say("stopping the database service '" + name + "'");
        new Lifecycle(stack, reporter).stop(List.of(name));
    }

    /** Stops whatever container of the service may run, also one that Compose is still at work on. */
    void stopForCertain() {
        stack.containers().stream()
                .filter(container -> container.service().equals(name))
                .forEach(container -> stack.engine().stopContainer(container.id()));
    }

    /** Whether a container of the stack uses it: whoever replaced it had removed them all. */
    boolean used() {
        return volumes.users(volume()).stream().anyMatch(user -> !user.isBeside(service.project()));
    }

    /** Removes what drsh itself may have left at work in a volume. */
    void releaseHelpers(VolumeName of) {
        volumes.users(of).stream()
                .filter(user -> user.isBeside(service.project()))
                .forEach(volumes::release);
    }

    /** Removes the containers that hold it, and none of its files. */
    void release() {
        requireReplaceable();
        for (Volumes.User user : volumes.users(volume())) {
            if (user.isOf(service.project(), name)) {
                reporter.say("removing the container '" + user.name() + "': even stopped it holds the volume");
            }
            volumes.release(user);
        }
    }

    /** Removes it with its files. */
    void remove() {
        release();
        if (exists()) {
            volumes.remove(volume());
        }
    }

    /** Removes it, makes it anew in the same form, fills it, and compares what is in it then. */
    void replace(VolumeForm form, VolumeContent content) {
        stack.requireLock();
        remove();
        reporter.say("making the volume '" + volume() + "' anew and filling it from " + content.source());
        volumes.create(volume(), form);
        content.fill(stack.engine(), service, volume(), reporter);
        new VolumeCopy(stack.engine(), service).sync();
        reporter.say("comparing the volume with " + content.source() + ", file by file");
        content.files()
                .difference(VolumeFiles.of(stack.engine(), service, volume()))
                .ifPresent(difference -> {
                    throw DrshException.failed(
                            "The volume '" + volume() + "' is not what it was filled with: " + difference,
                            "look at the disk of the engine's machine");
                });
    }
}
