package drsh.process;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a child process left behind.
 *
 * @param exitCode its exit code
 * @param stdout all it wrote to standard output
 * @param stderr all it wrote to standard error
 */
public record ProcessResult(int exitCode, String stdout, String stderr) {

    private static final Pattern WARNING = Pattern.compile("level=(warning|info)|^WARN(ING)?\\b");

    /** Whether the exit code is 0. This is not proof that the work was done. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * The last line of standard error (else of standard output) that says what went wrong, for an error message.
     * Compose prints its warnings to standard error too; they are not what went wrong.
     */
    public String complaint() {
        return last(stderr).or(() -> last(stdout)).orElse("exit code " + exitCode);
    }

    private static Optional<String> last(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !WARNING.matcher(line).find())
                .reduce((first, second) -> second);
    }
}
