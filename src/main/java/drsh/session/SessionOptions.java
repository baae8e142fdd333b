package drsh.session;

import drsh.command.DrshException;
import drsh.command.Risk;
import drsh.runbook.PlainText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said on the command line.
 *
 * @param yes answers the steps that read or change ({@code --yes})
 * @param confirm answers the steps that destroy, if it is the stack's name ({@code --confirm=<stack>}); or null
 * @param dryRun only says what would be done
 * @param set values of inputs by name
 * @param from the step to begin with, by id or number; or null for the first
 * @param since when the incident began, or null if that was not said: the clock starts with the session
 * @param answers prepared ones
 * @param changedRunbook whether a session may go on with another text of its runbook than it began with
 */
public record SessionOptions(
        boolean yes,
        @Nullable String confirm,
        boolean dryRun,
        Map<String, String> set,
        @Nullable String from,
        @Nullable Instant since,
        PreparedAnswers answers,
        boolean changedRunbook) {

    /** Nothing was said: every step is asked. */
    public static final SessionOptions NONE = new SessionOptions(false, null, false, Map.of());

    /** Only flags and inputs were said. */
    public SessionOptions(boolean yes, @Nullable String confirm, boolean dryRun, Map<String, String> set) {
        this(yes, confirm, dryRun, set, null, null, PreparedAnswers.NONE, false);
    }

    /** Copies the map. */
    public SessionOptions {
        set = Map.copyOf(set);
    }

    /** Refuses a confirmation for another stack, before anything starts. */
    void requireStack(String stack) {
        if (confirm != null && !confirm.equals(stack)) {
            throw DrshException.usage(
                    "--confirm names " + PlainText.visible(confirm) + ", but the stack is " + stack,
                    "check that this is the stack you mean, then give --confirm=" + stack);
        }
    }

    /** Which flag would have answered a step that nobody answers; empty where none can. */
    Optional<String> missing(PlannedStep step, String stack) {
        if (step.byHand()) {
            return Optional.empty();
        }
        boolean destroys = step.risk() == Risk.DESTROY;
        String flag = destroys ? "--confirm=" + stack : "--yes";
        return Optional.of("add " + flag + " to answer it beforehand" + (destroys && yes ? ": --yes does not" : ""));
    }

    /** The flag that answers a step, if one does. What a person does by hand no flag can vouch for. */
    Optional<String> answers(PlannedStep step) {
        if (step.byHand()) {
            return Optional.empty();
        }
        if (step.risk() == Risk.DESTROY) {
            return confirm == null ? Optional.empty() : Optional.of("--confirm");
        }
        return yes ? Optional.of("--yes") : Optional.empty();
    }
}
