package drsh.volume;

import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.Engine;
import drsh.docker.ProjectName;
import drsh.docker.ServerContainer;
import drsh.docker.ToolContainer;
import drsh.docker.VolumeName;
import drsh.docker.Volumes;
import drsh.postgres.PostgresServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A server on a new, empty cluster, in a container of the database service's image without a network, on a new volume:
 * what a new host would have. The image's own entrypoint makes the cluster. Whoever is in that container may log in as
 * anyone; nobody else can reach it. The stack and its volume are not touched, and need not be there. Container and volume
 * are removed on close; those of a drsh that was killed carry the label {@link ToolContainer#LABEL}.
 */
public final class FreshServer implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(2);

    /** Away from all that the image, whatever its version, or the stack have mounted. */
    private static final String TARGET = "/drsh";

    private static final int PASSWORD_BYTES = 16;

    private final Volumes volumes;
    private final VolumeName volume;
    private final ServerContainer container;
    private final PostgresServer server;

    private FreshServer(Engine engine, Model model, VolumeName volume, ServerContainer container) {
        this.volumes = engine.volumes();
        this.volume = volume;
        this.container = container;
        this.server = new PostgresServer(engine, container.id(), model.user());
    }

    /**
     * What it is like.
     *
     * @param project the stack beside which it is
     * @param image its image
     * @param environment the variables of the stack's own server; they may hold secrets
     * @param command what the stack's own server runs in place of the image's command; empty for that
     * @param user the superuser
     */
    public record Model(
            ProjectName project, String image, Map<String, String> environment, List<String> command, String user) {

        /** Without the variables. */
        @Override
        public String toString() {
            return project + " " + image;
        }
    }

    /**
     * Whether one can do what it is for.
     *
     * @param major the oldest major version that will do; 0 for any
     * @param bytes the disk space that is needed
     * @throws DrshException (refused) when the image is older, or the engine's disk has not that much free
     */
    public static void preflight(Engine engine, Model model, int major, long bytes) {
        suited(engine, model, major, bytes);
    }

    private static ServerImage suited(Engine engine, Model model, int major, long bytes) {
        ServerImage image = ServerImage.of(engine, model.project(), model.image());
        if (image.majorVersion() < major) {
            throw DrshException.refused(
                    "The backup was made by PostgreSQL " + major + ", and the image " + model.image()
                            + " is of PostgreSQL " + image.majorVersion(),
                    "use an image of PostgreSQL " + major + " or newer");
        }
        if (image.free() < bytes) {
            throw DrshException.refused(
                    "The engine has " + Amounts.size(image.free()) + " of disk space free, and a server beside the"
                            + " stack needs about " + Amounts.size(bytes),
                    "make room on the engine's disk, then try again");
        }
        return image;
    }

    /**
     * Starts one and waits until it accepts connections.
     *
     * @throws DrshException (refused) as {@link #preflight}, before anything was made; (failed) with the server's last
     *     words when it does not come up
     */
    public static FreshServer start(Engine engine, Model model, int major, long bytes) {
        ServerImage image = suited(engine, model, major, bytes);
        VolumeName volume = new VolumeName("drsh-fresh-" + UUID.randomUUID());
        engine.volumes().create(volume, Volumes.ownLabels(model.project()));
        try {
            return started(engine, model, image, volume);
        } catch (RuntimeException e) {
            try {
                engine.volumes().removeOwn(volume);
            } catch (RuntimeException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private static FreshServer started(Engine engine, Model model, ServerImage image, VolumeName volume) {
        ServerContainer container = engine.server(
                model.project(),
                new ServerContainer.Plan(
                        model.image(),
                        volume,
                        TARGET,
                        environment(model),
                        ServerArguments.of(model.command(), "/" + IsolatedServer.HBA_FILE)));
        try {
            container.put("/", IsolatedServer.HBA_FILE, image.user(), IsolatedServer.TRUST);
            container.start();
            FreshServer fresh = new FreshServer(engine, model, volume, container);
            fresh.awaitReady();
            return fresh;
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    /** Nobody needs the password, but without one the image makes no cluster. */
    private static Map<String, String> environment(Model model) {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        Map<String, String> environment = new LinkedHashMap<>(model.environment());
        environment.keySet().removeIf(name -> name.endsWith("_FILE") || name.equals("POSTGRES_INITDB_WALDIR"));
        environment.put("POSTGRES_USER", model.user());
        environment.put("POSTGRES_PASSWORD", HexFormat.of().formatHex(password));
        environment.put("PGDATA", TARGET + "/data");
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
                    Outcome.FAILED,
                    "A new server beside the stack does not start: " + (words.isEmpty() ? e.what() : words),
                    "look whether the database service starts on an empty volume of its own",
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
