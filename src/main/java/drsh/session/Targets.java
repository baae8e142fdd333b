package drsh.session;

import drsh.command.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The clock against the objectives: on every prompt, and told once when a target is missed. */
final class Targets implements SessionListener {

    private final Plan plan;
    private final Times times;
    private final Set<Objective> missed = EnumSet.noneOf(Objective.class);

    Targets(Plan plan, Times times) {
        this.plan = plan;
        this.times = times;
    }

    @Override
    public void on(Instant at, SessionEvent event) {
        if (event instanceof SessionEvent.ObjectiveMissed miss) {
            missed.add(miss.objective());
        }
    }

    /** Tells what is missed by now and was not told yet. */
    void look(Announcer announcer) {
        Optional.ofNullable(plan.rto()).ifPresent(target -> tell(announcer, Objective.RTO, target, times.total()));
        DataLoss loss = plan.loss();
        if (loss != null && plan.rpo() != null) {
            tell(announcer, Objective.RPO, plan.rpo(), loss.age());
        }
    }

    private void tell(Announcer announcer, Objective objective, Duration target, Duration reached) {
        if (reached.compareTo(target) > 0 && !missed.contains(objective)) {
            announcer.tell(new SessionEvent.ObjectiveMissed(objective, target, reached));
        }
    }

    /** The clock as it stands before a question, such as {@code [3 m 10 s of 30 m]}. */
    String clock() {
        Duration total = Duration.ofSeconds(times.total().toSeconds());
        Duration rto = plan.rto();
        if (rto == null) {
            return "[" + Amounts.time(total) + "]";
        }
        return total.compareTo(rto) > 0
                ? "[" + Amounts.time(total) + ", RTO " + Amounts.time(rto) + " MISSED]"
                : "[" + Amounts.time(total) + " of " + Amounts.time(rto) + "]";
    }
}
