package drsh.drill;

import drsh.command.DrshException;
import drsh.postgres.PostgresServer;
import drsh.restore.Preparation;

/** Whether what went wrong in a drill is the backup's fault, which is what a drill is there to find out. */
final class Verdict {

    private static final String FULL = "No space left on device";

    private Verdict() {}

    /**
     * What is wrong with the backup.
     *
     * @throws DrshException the failure itself, where it says nothing of the backup
     */
    static DrshException of(DrshException failure, PostgresServer server) {
        return switch (failure.outcome()) {
            case UNVERIFIED -> failure;
            case REFUSED -> Preparation.damage(failure).orElseThrow(() -> failure);
            case FAILED -> {
                if (failure.what().contains(FULL) || !answers(server)) {
                    throw failure;
                }
                yield failure;
            }
            default -> throw failure;
        };
    }

    private static boolean answers(PostgresServer server) {
        try {
            return server.ready();
        } catch (DrshException e) {
            return false;
        }
    }
}
