package drsh.docker;

import java.util.List;
import java.util.Map;

/**
 * A program to run inside a container.
 *
 * @param command the program and its arguments; no secrets, {@code docker inspect} and {@code ps} show them
 * @param environment variables for it
 */
public record Exec(List<String> command, Map<String, String> environment) {

    /** Without further variables. */
    public static Exec of(String... command) {
        return new Exec(List.of(command), Map.of());
    }

    /** Without further variables. */
    public static Exec of(List<String> command) {
        return new Exec(List.copyOf(command), Map.of());
    }

    /**
     * The command as the engine runs it: a shell writes its process id to standard error and becomes the program, so
     * that a cancel knows whom to end. {@code POSTGRES_PASSWORD} of the image serves as {@code PGPASSWORD}, which is
     * needed only where the image was told to distrust its own socket.
     */
    List<String> traced() {
        List<String> traced = new java.util.ArrayList<>(List.of("sh", "-c", TRACE, "drsh"));
        traced.addAll(command);
        return traced;
    }

    private static final String TRACE = "echo \"PID:$$\" >&2; "
            + "if [ -z \"${PGPASSWORD:-}\" ] && [ -n \"${POSTGRES_PASSWORD:-}\" ]; then "
            + "PGPASSWORD=$POSTGRES_PASSWORD; export PGPASSWORD; "
            + "elif [ -z \"${PGPASSWORD:-}\" ] && [ -r \"${POSTGRES_PASSWORD_FILE:-}\" ]; then "
            + "PGPASSWORD=$(cat \"$POSTGRES_PASSWORD_FILE\"); export PGPASSWORD; fi; "
            + "exec \"$@\"";
}
