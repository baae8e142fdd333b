package drsh.runbook;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a runbook.
 *
 * @param path the file
 * @param line in it, from 1
 * @param rule what it breaks
 * @param message names the thing, without a full stop
 * @param suggestion what was probably meant, or null
 */
public record Finding(
        Path path,
        int line,
        Rule rule,
        String message,
        @Nullable String suggestion) {

    /** How much it matters. */
    public Severity severity() {
        return rule.severity();
    }

    /** {@code file:line: error rule: message (did you mean …)}, with nothing in it that could fool a terminal. */
    @Override
    public String toString() {
        String hint = suggestion == null ? "" : " (did you mean " + suggestion + ")";
        String place = path + ":" + line + ": ";
        return PlainText.visible(place + severity().word() + " " + rule.id() + ": " + message + hint);
    }
}
