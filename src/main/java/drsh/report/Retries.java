package drsh.report;

import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps that ran more than once. */
final class Retries {

    private Retries() {}

    static List<Deviation> read(SessionLog log, List<StepReport> steps) {
        Map<String, Instant> last = new HashMap<>();
        for (Recorded line : log.lines()) {
            if (line.event() instanceof SessionEvent.StepStarted start && !start.dryRun()) {
                last.put(start.step(), line.at());
            }
        }
        return steps.stream()
                .filter(step -> step.attempts() > 1)
                .map(step -> new Deviation(
                        last.getOrDefault(step.id(), log.last().at()),
                        DeviationKind.RETRIED,
                        Words.capital(step.label()) + ", ran " + step.attempts() + " times; in the end: "
                                + step.status().word()))
                .toList();
    }
}
