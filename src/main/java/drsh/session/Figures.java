package drsh.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session came to.
 *
 * @param began when the clock started: when the incident began, if that was said, else the session
 * @param total from then to the end
 * @param working while commands ran
 * @param waiting while a question was open
 * @param paused while the session was not running, between a pause or a crash and its resumption
 * @param rto the target, or null
 * @param rtoMet whether the total is within it, or null without a target
 * @param dataAsOf the time of the data that came back, or null if none did or it is not known
 * @param dataAge how old that data was when the clock started: what was lost, as time
 * @param rpo the target, or null
 * @param rpoMet whether the age is within it, or null without a target or data
 * @param skipped what was left out
 */
public record Figures(
        Instant began,
        Duration total,
        Duration working,
        Duration waiting,
        Duration paused,
        @Nullable Duration rto,
        @Nullable Boolean rtoMet,
        @Nullable Instant dataAsOf,
        @Nullable Duration dataAge,
        @Nullable Duration rpo,
        @Nullable Boolean rpoMet,
        List<SkippedStep> skipped) {

    static Figures of(Plan plan, Progress progress, Times time) {
        DataLoss loss = progress.destroyed() ? plan.loss() : null;
        Duration age = loss == null ? null : loss.age();
        return new Figures(
                time.began(),
                time.total(),
                time.working(),
                time.waiting(),
                time.paused(),
                plan.rto(),
                within(time.total(), plan.rto()),
                loss == null ? null : loss.since(),
                age,
                plan.rpo(),
                within(age, plan.rpo()),
                progress.skipped());
    }

    private static @Nullable Boolean within(@Nullable Duration reached, @Nullable Duration target) {
        return (reached == null || target == null) ? null : reached.compareTo(target) <= 0;
    }
}
