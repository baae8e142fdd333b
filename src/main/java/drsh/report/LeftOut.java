package drsh.report;

import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The steps that were left out, with the reasons; those before the step that a session was started from are told as one. */
final class LeftOut {

    /** How the reason begins when a session was started from a later step. */
    private static final String FROM = "--from";

    private LeftOut() {}

    static List<Deviation> read(SessionLog log, StepNames names) {
        List<Deviation> found = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Instant first = log.lines().get(0).at();
        String reason = "";
        for (Recorded line : log.lines()) {
            if (!(line.event() instanceof SessionEvent.StepSkipped left)) {
                continue;
            }
            if (left.skipped().reason().startsWith(FROM)) {
                first = numbers.isEmpty() ? line.at() : first;
                reason = left.skipped().reason();
                numbers.add(names.number(left.skipped().id()));
            } else {
                String text =
                        names.label(left.skipped().id()) + ": " + left.skipped().reason();
                found.add(new Deviation(line.at(), DeviationKind.SKIPPED, Words.capital(text)));
            }
        }
        if (!numbers.isEmpty()) {
            String steps = (numbers.size() == 1 ? "Step " : "Steps ") + Words.list(numbers);
            found.add(new Deviation(first, DeviationKind.STARTED_LATER, steps + " left out: " + reason));
        }
        return found;
    }
}
