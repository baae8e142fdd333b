package drsh.report;

import drsh.command.Risk;
import drsh.session.DataLoss;
import drsh.session.Figures;
import drsh.session.Objective;
import drsh.session.Plan;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was reached of RTO and RPO: by the session's own figures, or without an end by what its lines tell so far. */
final class Objectives {

    private Objectives() {}

    static List<Attainment> read(SessionLog log, @Nullable Plan plan, List<StepReport> steps, TimeSpent time) {
        if (log.opened().dryRun()) {
            return List.of();
        }
        if (Ending.of(log) instanceof SessionEvent.SessionEnded ended) {
            Figures figures = ended.figures();
            return List.of(
                    new Attainment(Objective.RTO, figures.rto(), figures.total(), Standing.FINAL, null),
                    new Attainment(
                            Objective.RPO, figures.rpo(), figures.dataAge(), Standing.FINAL, figures.dataAsOf()));
        }
        Duration rto = plan == null ? null : plan.rto();
        Duration rpo = plan == null ? null : plan.rpo();
        DataLoss loss = plan == null || !destroyed(steps) ? null : plan.loss();
        return List.of(
                new Attainment(Objective.RTO, rto, time.total(), standing(log), null),
                new Attainment(Objective.RPO, rpo, lost(log, loss), standing(log), loss == null ? null : loss.since()));
    }

    private static Standing standing(SessionLog log) {
        SessionEvent end = Ending.of(log);
        boolean over = end instanceof SessionEvent.SessionAborted || end instanceof SessionEvent.SessionRefused;
        return over ? Standing.GIVEN_UP : Standing.SO_FAR;
    }

    private static @Nullable Duration lost(SessionLog log, @Nullable DataLoss loss) {
        if (loss == null) {
            return null;
        }
        return log.all(SessionEvent.ObjectiveMissed.class)
                .filter(missed -> missed.objective() == Objective.RPO)
                .map(SessionEvent.ObjectiveMissed::reached)
                .reduce((first, second) -> second)
                .orElse(loss.age());
    }

    private static boolean destroyed(List<StepReport> steps) {
        return steps.stream()
                .anyMatch(step -> step.risk() == Risk.DESTROY && step.status().inPlace());
    }
}
