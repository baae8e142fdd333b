package drsh.volume;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Engine;
import drsh.docker.ServerContainer;
import drsh.docker.ToolContainer;
import drsh.docker.VolumeAccess;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.docker.WholeTar;
import drsh.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A server that runs from an archive of a data volume, in a container of the database service's image without a
 * network, on a new volume. Whoever is in that container may log in as anyone; nobody else can reach it. The stack and
 * its volume are not touched. Container and volume are removed on close; those of a drsh that was killed carry the label
 * {@link ToolContainer#LABEL}.
 */
public final class IsolatedServer implements AutoCloseable {

    /** A server that was not stopped cleanly has to recover before it answers. */
    private static final Duration READY = Duration.ofMinutes(5);

    static final String HBA_FILE = "drsh_hba.conf";
    static final String TRUST = "local all all trust\nhost all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n";
    private static final String NEXT = "use another backup ('backup list')";

    private final VolumeName volume;
    private final Volumes volumes;
    private final ServerContainer container;
    private final PostgresServer server;

    private IsolatedServer(Engine engine, DatabaseService service, VolumeName volume, ServerContainer container) {
        this.volume = volume;
        this.volumes = engine.volumes();
        this.container = container;
        this.server = new PostgresServer(engine, container.id(), service.user());
    }

    /**
     * Starts one and waits until it accepts connections.
     *
     * @param archive what {@link VolumeArchive#inspect} said of the archive
     * @param tar the archive, uncompressed; not closed
     * @throws IOException when {@code tar} cannot be read
     * @throws DrshException (refused) before anything was made when the image is of another major version or the engine
     *     has no room; (verification failed) with the server's last words when it does not come up
     */
    public static IsolatedServer start(Engine engine, DatabaseService service, VolumeArchive archive, InputStream tar)
            throws IOException {
        requireFits(engine, service, archive);
        VolumeName volume = new VolumeName("drsh-isolated-" + UUID.randomUUID());
        engine.volumes().create(volume, Volumes.ownLabels(service.project()));
        try {
            try (VolumeAccess access =
                    engine.volumes().toFill(service.project(), service.image(), volume, archive.root())) {
                access.write(new WholeTar(tar));
            }
            return started(engine, service, archive, volume);
        } catch (IOException | RuntimeException e) {
            try {
                engine.volumes().removeOwn(volume);
            } catch (RuntimeException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    /**
     * Refuses an archive that no server of the image could be started from.
     *
     * @throws DrshException (refused) when the image is of another major version or the engine has no room
     */
    public static void requireFits(Engine engine, DatabaseService service, VolumeArchive archive) {
        ServerImage image = ServerImage.of(engine, service.project(), service.image());
        if (image.majorVersion() != archive.majorVersion()) {
            throw DrshException.refused(
                    "The archive is of PostgreSQL " + archive.majorVersion() + ", and the image " + service.image()
                            + " is of PostgreSQL " + image.majorVersion(),
                    "set the image to PostgreSQL " + archive.majorVersion() + ", or use a backup of "
                            + image.majorVersion());
        }
        if (image.free() < archive.bytes()) {
            throw DrshException.refused(
                    "The engine has " + Amounts.size(image.free()) + " of disk space free, and the archive needs "
                            + Amounts.size(archive.bytes()),
                    "make room on the engine's disk, then try again");
        }
    }

    private static IsolatedServer started(
            Engine engine, DatabaseService service, VolumeArchive archive, VolumeName volume) {
        ServerContainer container = engine.server(
                service.project(),
                new ServerContainer.Plan(
                        service.image(),
                        volume,
                        service.target(),
                        environment(service, archive),
                        ServerArguments.of(service.command(), "/" + HBA_FILE)));
        try {
            container.put("/", HBA_FILE, archive.uid(), TRUST);
            container.start();
            IsolatedServer isolated = new IsolatedServer(engine, service, volume, container);
            isolated.awaitReady();
            return isolated;
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private static Map<String, String> environment(DatabaseService service, VolumeArchive archive) {
        Map<String, String> environment = new LinkedHashMap<>(service.environment());
        // The image reads these files before anything else, and they are the stack's secrets.
        environment.keySet().removeIf(name -> name.endsWith("_FILE"));
        environment.put(
                "PGDATA",
                service.target() + archive.directory().substring(archive.root().length()));
        return environment;
    }

    private void awaitReady() {
        try {
            server.awaitReady(READY);
        } catch (DrshException e) {
            if (e.outcome() == Outcome.INTERRUPTED) {
                throw e;
            }
            String words = container.lastWords();
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "PostgreSQL does not start from the archive of the volume: " + (words.isEmpty() ? e.what() : words),
                    NEXT,
                    e);
        }
    }

    /** The server. */
    public PostgresServer server() {
        return server;
    }

    @Override
    public void close() {
        container.close();
        volumes.removeOwn(volume);
    }
}
