package drsh.shell;

import drsh.command.DrshException;
import drsh.docker.Container;
import drsh.docker.ServiceName;
import drsh.leftover.StackLeftovers;
import drsh.postgres.PostgresServer;
import drsh.shell.screen.Styled;
import drsh.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/**
 * What the banner says of the engine and of what runs there.
 *
 * @param engine its version, and its address where it is not this machine
 * @param words the states of the database and the application
 * @param database whether there is still something to lose
 * @param busy whether another drsh is at work on the stack
 * @param leftovers how many things a killed drsh has left, none while another one is at work
 */
record EngineFacts(String engine, String words, Database database, boolean busy, int leftovers) {

    /** How the database is. */
    enum Database {
        /** It answers and holds tables, or cannot be looked into. */
        THERE,
        /** It answers and lacks tables that the newest good backup has. */
        LACKING,
        /** It does not run; its volume is there. */
        DOWN,
        /** Its volume is gone, or the database is, or it holds no table. */
        GONE
    }

    private static final Pattern HEALTH = Pattern.compile("\\((?:health: )?(healthy|unhealthy|starting)\\)");

    /**
     * Looks, for as long as the engine takes.
     *
     * @throws DrshException (refused) when no engine answers
     */
    static EngineFacts of(Workspace workspace) {
        Stack stack = workspace.stack();
        List<Container> containers = stack.containers();
        ServiceName service = stack.services().database().name();
        Look look = look(
                workspace,
                stack,
                containers.stream()
                        .filter(container -> container.service().equals(service))
                        .findFirst());
        String words = Stream.concat(
                        Stream.of(service),
                        Stream.ofNullable(stack.services().application()).map(found -> found.name()))
                .map(each -> each + " " + state(containers, each))
                .collect(Collectors.joining(", "));
        // Before and after: what ends in between has left nothing behind.
        boolean busy = busy(stack);
        int leftovers = busy ? 0 : leftovers(workspace, stack);
        busy |= busy(stack);
        return new EngineFacts(
                "Docker " + stack.engine().version() + remote(stack.engine().address()),
                words + look.remark(),
                look.database(),
                busy,
                busy ? 0 : leftovers);
    }

    AttributedString line() {
        return switch (database) {
            case THERE ->
                words.contains("stopped") || words.contains("missing") || words.contains("unhealthy")
                        ? Styled.warning(words)
                        : Styled.good(words);
            case DOWN -> Styled.warning(words);
            case GONE, LACKING -> Styled.bad(words);
        };
    }

    private record Look(Database database, String remark) {}

    private static Look look(Workspace workspace, Stack stack, Optional<Container> container) {
        if (container.filter(Container::running).isEmpty()) {
            try {
                boolean volume =
                        stack.engine().volumes().exists(stack.databaseService().volume());
                return volume ? new Look(Database.DOWN, "") : new Look(Database.GONE, "; its volume is gone");
            } catch (DrshException e) {
                // Data that is in no volume of the stack, or an image that is not there: its files were not seen.
                return new Look(Database.DOWN, "");
            }
        }
        try {
            PostgresServer server = stack.server();
            if (!server.exists(stack.database())) {
                return new Look(Database.GONE, "; database " + stack.database() + " is gone");
            }
            if (LiveDataCheck.tables(server, stack.database()).isEmpty()) {
                return new Look(Database.GONE, "; database " + stack.database() + " holds no table");
            }
            return new LiveDataCheck(() -> workspace).look().level() == DoctorFinding.Level.OK
                    ? new Look(Database.THERE, "")
                    : new Look(Database.LACKING, "; tables are gone that the newest good backup has");
        } catch (DrshException e) {
            return new Look(Database.THERE, "; the database does not answer");
        }
    }

    /** {@code healthy} where the image has a health check, else {@code running}, {@code stopped} or {@code missing}. */
    private static String state(List<Container> containers, ServiceName service) {
        return containers.stream()
                .filter(container -> container.service().equals(service))
                .findFirst()
                .map(EngineFacts::state)
                .orElse("missing");
    }

    private static String state(Container container) {
        if (!container.running()) {
            return container.state().equals("exited") ? "stopped" : container.state();
        }
        Matcher health = HEALTH.matcher(container.status());
        return health.find() ? health.group(1) : "running";
    }

    private static String remote(String address) {
        return address.startsWith("unix:") ? "" : " at " + address;
    }

    private static boolean busy(Stack stack) {
        try {
            return stack.lockHolder().filter(holder -> !holder.dead()).isPresent();
        } catch (DrshException e) {
            return false;
        }
    }

    private static int leftovers(Workspace workspace, Stack stack) {
        try {
            return workspace.partialFiles().size()
                    + new StackLeftovers(stack).all().size();
        } catch (DrshException e) {
            return 0;
        }
    }
}
