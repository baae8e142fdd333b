package drsh.process;

/**
 * What a child process left behind.
 *
 * @param exitCode its exit code
 * @param stdout all it wrote to standard output
 * @param stderr all it wrote to standard error
 */
public record ProcessResult(int exitCode, String stdout, String stderr) {

    /** Whether the exit code is 0. This is not proof that the work was done. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** The last line of standard error (else of standard output) that says anything, for an error message. */
    public String complaint() {
        String text = stderr.isBlank() ? stdout : stderr;
        return text.lines().filter(line -> !line.isBlank()).reduce("no message", (first, second) -> second.strip());
    }
}
