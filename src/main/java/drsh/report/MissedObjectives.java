package drsh.report;

import drsh.command.Amounts;
import drsh.session.Objective;
import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The targets that were passed: when the session said so, or at its last line if it never did. */
final class MissedObjectives {

    private MissedObjectives() {}

    static List<Deviation> read(SessionLog log, List<Attainment> objectives) {
        List<Deviation> found = new ArrayList<>();
        Set<Objective> told = EnumSet.noneOf(Objective.class);
        for (Recorded line : log.lines()) {
            if (line.event() instanceof SessionEvent.ObjectiveMissed missed && told.add(missed.objective())) {
                String text = missed.objective() + ": the target of " + Amounts.time(missed.target()) + " was passed";
                found.add(deviation(line.at(), text + cameTo(missed.objective(), objectives)));
            }
        }
        for (Attainment one : objectives) {
            if (one.missed() && one.target() != null && told.add(one.objective())) {
                String text = one.objective() + ": the target of " + Amounts.time(one.target()) + " was passed";
                found.add(deviation(log.last().at(), text + cameTo(one.objective(), objectives)));
            }
        }
        return found;
    }

    private static String cameTo(Objective objective, List<Attainment> objectives) {
        for (Attainment one : objectives) {
            if (one.objective() == objective && one.missed() && one.reached() != null) {
                String soFar = one.standing() == Standing.FINAL ? "" : " by the last line";
                return "; it came to " + Amounts.time(one.reached()) + soFar;
            }
        }
        return "";
    }

    private static Deviation deviation(Instant at, String text) {
        return new Deviation(at, DeviationKind.OBJECTIVE_MISSED, text);
    }
}
