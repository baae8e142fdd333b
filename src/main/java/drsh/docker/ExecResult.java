package drsh.docker;

import drsh.command.DrshException;

/**
 * How a program inside a container ended.
 *
 * @param exitCode its exit code
 * @param stdout its standard output, empty when it was streamed elsewhere
 * @param stderr its standard error, at most the last 64 KiB
 */
public record ExecResult(int exitCode, String stdout, String stderr) {

    /** Whether the exit code is 0. This is not proof that the work was done. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** The first line of standard error that says what went wrong. */
    public String complaint() {
        return stderr.lines()
                .filter(line -> line.contains("ERROR") || line.contains("error") || line.contains("FATAL"))
                .findFirst()
                .or(() -> stderr.lines().filter(line -> !line.isBlank()).findFirst())
                .orElse("exit code " + exitCode)
                .strip();
    }

    /**
     * This result, where the exit code is 0.
     *
     * @throws DrshException (failed) with {@code what}, the program's own complaint, and {@code next}
     */
    public ExecResult orFail(String what, String next) {
        if (!succeeded()) {
            throw DrshException.failed(what + ": " + complaint(), next);
        }
        return this;
    }
}
