package drsh.stack;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Compose;
import drsh.docker.ComposeCommand;
import drsh.docker.Container;
import drsh.docker.Engine;
import drsh.docker.LockHolder;
import drsh.docker.ProjectName;
import drsh.docker.Remains;
import drsh.docker.ServiceName;
import drsh.docker.StackLock;
import drsh.docker.Volumes;
import drsh.postgres.DatabaseName;
import drsh.postgres.PostgresServer;
import drsh.process.ProcessResult;
import drsh.volume.DatabaseService;
import drsh.volume.FreshServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Compose project with PostgreSQL in it. Nothing is asked of Compose or the engine before it is needed.
 */
public final class Stack implements AutoCloseable {

    /** PostgreSQL may have to recover after a crash before it answers. */
    private static final Duration READY = Duration.ofMinutes(2);

    private static final Duration FETCH = Duration.ofMinutes(30);

    private final StackSettings settings;
    private final Compose compose;
    private final Locking locking = new Locking(this::lock);
    private @Nullable Services services;
    private @Nullable Engine engine;

    /**
     * The stack of a folder.
     *
     * @throws DrshException (refused) when no Compose file is there
     */
    public Stack(StackSettings settings) {
        this.settings = settings;
        String project = settings.project();
        this.compose = new Compose(ComposeFileFinder.find(settings), project == null ? null : new ProjectName(project));
    }

    /** What the operator said about it. */
    public StackSettings settings() {
        return settings;
    }

    /** Its Compose command-line interface. */
    public Compose compose() {
        return compose;
    }

    /** What its Compose file says. */
    public synchronized Services services() {
        Services known = services;
        if (known == null) {
            known = Services.of(compose.config(), settings);
            services = known;
        }
        return known;
    }

    /** Its name: the Compose project. */
    public ProjectName name() {
        return services().file().project();
    }

    /** The engine that runs it. */
    public synchronized Engine engine() {
        Engine known = engine;
        if (known == null) {
            known = Engine.connect();
            engine = known;
        }
        return known;
    }

    /** The name of its database. */
    public DatabaseName database() {
        return services().databaseName();
    }

    /** Its containers, running or not. */
    public List<Container> containers() {
        return engine().containers(name());
    }

    /** The database container, if it runs. */
    public Optional<Container> databaseContainer() {
        return engine().running(name(), services().database().name());
    }

    /**
     * The database server, which must be running.
     *
     * @throws DrshException (refused) when its container does not run or the server does not accept connections
     */
    public PostgresServer server() {
        Container container = databaseContainer()
                .orElseThrow(() -> DrshException.refused(
                        "The database service '" + services().database().name() + "' of " + name() + " is not running",
                        "start it with 'stack start " + services().database().name() + "'"));
        PostgresServer server =
                new PostgresServer(engine(), container.id(), services().user());
        if (!server.ready()) {
            throw DrshException.refused(
                    "PostgreSQL in '" + container.name() + "' does not accept connections",
                    "wait until it has started, or look at 'stack logs'");
        }
        return server;
    }

    /**
     * Refuses to start a database whose volume may hold a part of what it should, or nothing: Compose would make an empty
     * one, and the application would be as green as ever.
     *
     * @throws DrshException (refused) when the replacement of its volume has not come to its end
     */
    public void requireWhole() {
        if (!engine().volumes().labelled(Volumes.TRANSITION + "=" + name()).isEmpty()) {
            throw DrshException.refused(
                    "A volume restore of " + name() + " was interrupted, and its volume may not be whole",
                    "'doctor --clean' takes it back, or finishes it where it was all but done");
        }
    }

    /**
     * Starts the database alone where it does not run, and waits until it accepts connections.
     *
     * @throws DrshException as {@link #requireWhole}
     */
    public PostgresServer startedServer() {
        engine();
        if (databaseContainer().isEmpty()) {
            requireWhole();
        }
        return startedOnAnyVolume();
    }

    /** As above, for whoever is replacing the volume. */
    public PostgresServer startedOnAnyVolume() {
        engine();
        if (databaseContainer().isEmpty()) {
            compose.run(new ComposeCommand.UpAlone(List.of(services().database().name())));
        }
        Container container = databaseContainer()
                .orElseThrow(() -> DrshException.failed(
                        "The database service '" + services().database().name() + "' was started and ended at once",
                        "look at 'stack logs'"));
        PostgresServer server =
                new PostgresServer(engine(), container.id(), services().user());
        try {
            server.awaitReady(READY);
        } catch (DrshException e) {
            if (databaseContainer().isPresent()) {
                throw e;
            }
            throw new DrshException(
                    e.outcome(),
                    "The database container '" + container.name() + "' was started and did not stay up",
                    "look at 'stack logs " + container.service() + "' for the reason",
                    e);
        }
        return server;
    }

    /**
     * The database service with its data volume, for what is done to the volume and not through the server.
     *
     * @throws DrshException (refused) when its data directory is not in a volume of the stack
     */
    public DatabaseService databaseService() {
        return DataVolume.of(services(), databaseImage(), engine().imageEnvironment(databaseImage()));
    }

    /** What a new server like the database's is made of; needs no volume of the stack. */
    public FreshServer.Model freshServer() {
        return new FreshServer.Model(
                name(),
                databaseImage(),
                services().database().environment(),
                services().database().command(),
                services().user());
    }

    /**
     * A container with PostgreSQL's tools: the database's own where it runs, else a throwaway one of its image.
     */
    public Tools tools() {
        Optional<Container> running = databaseContainer();
        return running.isPresent()
                ? new Tools(engine(), running.get().id(), () -> {})
                : Tools.throwaway(engine().tools(name(), databaseImage()), engine());
    }

    /**
     * Does work under the lock of the stack: one operation at a time, across processes and hosts. Work within such work
     * goes on under the same lock, once it is certain that this is still held.
     *
     * @throws DrshException (locked) naming who holds it
     */
    public <T> T locked(String operation, Supplier<T> work) {
        return locking.during(operation, work);
    }

    /**
     * Does work under one lock that can do without, such as a runbook with its questions, or the deletion of backups that
     * others may be restoring. Where there is no engine or no image yet, it begins without the lock: nobody else works on
     * the stack there, and the first part that is {@link #locked} takes it for the rest.
     *
     * @throws DrshException (locked) naming who holds it
     */
    public <T> T lockedWherePossible(String operation, Supplier<T> work) {
        return locking.wherePossible(operation, () -> lockAtHand(operation), work);
    }

    /**
     * For the moment before data is replaced: whether the lock that this process holds is still its own.
     *
     * @throws DrshException (locked) when somebody has taken it away meanwhile
     */
    public void requireLock() {
        locking.require();
    }

    /** Who holds its lock now, if anybody does. */
    public Optional<LockHolder> lockHolder() {
        return remains().lock();
    }

    /** What drsh put beside it, and runs in its containers. */
    public Remains remains() {
        return engine().remains(name());
    }

    /** The lock, without fetching an image for it; none where there is no engine, or no image on it. */
    private Optional<StackLock> lockAtHand(String operation) {
        Optional<String> image;
        try {
            image = imageAtHand();
        } catch (DrshException e) {
            if (e.outcome() != Outcome.REFUSED) {
                throw e;
            }
            image = Optional.empty();
        }
        return image.map(one -> engine().lock(name(), one, operation));
    }

    private StackLock lock(String operation) {
        return engine().lock(name(), imageAtHand().orElseGet(this::databaseImage), operation);
    }

    /** Any image serves, for a container that is never started: that of the database, else of what is there. */
    private Optional<String> imageAtHand() {
        String image = services().database().image();
        return engine().hasImage(image)
                ? Optional.of(image)
                : containers().stream().map(Container::image).findFirst();
    }

    /** The image of the database, fetched or built where the engine lacks it, as on a new host. */
    private String databaseImage() {
        String image = services().database().image();
        List<ServiceName> service = List.of(services().database().name());
        if (!engine().hasImage(image)) {
            ProcessResult pulled = compose.attempt(new ComposeCommand.Pull(service), FETCH, line -> {});
            if (!engine().hasImage(image)) {
                compose.attempt(new ComposeCommand.Build(service), FETCH, line -> {});
            }
            if (!engine().hasImage(image)) {
                throw DrshException.refused(
                        "The image " + image + " is not there and cannot be fetched: " + pulled.complaint(),
                        "load it ('docker load'), or make its registry reachable");
            }
        }
        return image;
    }

    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
