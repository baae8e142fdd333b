package drsh.stack;

import drsh.command.DrshException;
import drsh.postgres.PostgresServer;
import drsh.postgres.Session;
import drsh.postgres.Sessions;
import drsh.process.ProcessResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a failure of the command that migrates into what to do about it: Prisma's error codes, from its reference. */
final class MigrationTrouble {

    /** The lock that Prisma takes for the time of a migration. */
    private static final long LOCK = 72_707_369;

    private static final String AGAIN = "'stack migrate' again";

    /** How P3009 names those that failed earlier, P3018 the one that failed now, and the engine without its codes. */
    private static final Pattern FAILED = Pattern.compile(
            "The `([^`]+)` migration started at .* failed|Migration name: (\\S+)|with migration_name=\"([^\"]+)\"");

    private final Stack stack;
    private final PostgresServer server;

    MigrationTrouble(Stack stack, PostgresServer server) {
        this.stack = stack;
        this.server = server;
    }

    /** The failure in drsh's words, with the command's own complaint where there is nothing better to say. */
    DrshException of(ProcessResult result) {
        String command = "'" + String.join(" ", stack.settings().migrate()) + "' failed: ";
        String said = result.stdout() + result.stderr();
        List<String> failed = FAILED.matcher(said)
                .results()
                .map(MigrationTrouble::name)
                .distinct()
                .toList();
        boolean prisma = Prisma.of(stack).isPresent();
        if (prisma && !failed.isEmpty()) {
            return failed(command, failed, said.contains("P3009"), complaint(result));
        }
        if (prisma && said.contains("P1002") && said.contains("advisory lock")) {
            return locked(command);
        }
        return DrshException.failed(command + complaint(result), "correct what it names, then run " + AGAIN);
    }

    private static String name(MatchResult match) {
        return Stream.of(match.group(1), match.group(2), match.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private DrshException failed(String command, List<String> failed, boolean earlier, String complaint) {
        String resolve = failed.stream()
                .map(name -> Prisma.of(stack).orElseThrow().resolveLine(name))
                .collect(Collectors.joining(" && "));
        return DrshException.failed(
                command + (earlier ? "P3009, the migration " : "the migration ") + "'"
                        + String.join("', '", failed) + "'"
                        + (earlier ? " failed earlier and blocks all others" : " failed (" + complaint + ")"),
                "put right what it left half done, or 'restore run' an earlier backup; then run: " + resolve + " and "
                        + AGAIN);
    }

    private DrshException locked(String command) {
        List<Session> holders = new Sessions(server).holdingLock(stack.database(), LOCK);
        String what = command + "P1002, it waited 10 s for Prisma's lock (advisory lock " + LOCK + "), ";
        if (holders.isEmpty()) {
            return DrshException.failed(
                    what + "which nobody holds any more", "wait for the other migration to end, then run " + AGAIN);
        }
        return DrshException.failed(
                what + "which is held by "
                        + holders.stream().map(Session::toString).collect(Collectors.joining(" and ")),
                "wait if that is a migration at work; else end it, then run " + AGAIN + ". To end it: "
                        + new ComposeLine(stack)
                                .psql("SELECT "
                                        + holders.stream()
                                                .map(holder -> "pg_terminate_backend(" + holder.process() + ")")
                                                .collect(Collectors.joining(", "))));
    }

    /** What the server said tells more than what the tool makes of it. */
    private static String complaint(ProcessResult result) {
        return first(result, "ERROR: ").or(() -> first(result, "Error")).orElse(result.complaint());
    }

    private static Optional<String> first(ProcessResult result, String words) {
        return result.stderr().lines().filter(line -> line.contains(words)).findFirst();
    }
}
