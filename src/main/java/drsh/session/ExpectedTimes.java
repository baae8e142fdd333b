package drsh.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long steps take, as earlier sessions tell: the median of the last few times that they were done. */
final class ExpectedTimes {

    /** Enough for one odd run not to count, few enough to follow data that grows. */
    private static final int SESSIONS = 5;

    private ExpectedTimes() {}

    /** By the id of the step, from sessions with the newest first. */
    static Map<String, Duration> of(Stream<SessionLog> newestFirst) {
        Map<String, List<Duration>> times = new HashMap<>();
        newestFirst
                .limit(SESSIONS)
                .forEach(log -> done(log)
                        .forEach((step, time) -> times.computeIfAbsent(step, any -> new ArrayList<>())
                                .add(time)));
        return times.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> median(each.getValue())));
    }

    private static Map<String, Duration> done(SessionLog log) {
        Map<String, Duration> done = new HashMap<>();
        Duration sum = Duration.ZERO;
        for (Recorded line : log.lines()) {
            if (line.event() instanceof SessionEvent.StepStarted) {
                sum = Duration.ZERO;
            } else if (line.event() instanceof SessionEvent.CommandFinished finished) {
                sum = sum.plus(finished.took());
            } else if (line.event() instanceof SessionEvent.StepFinished finished
                    && !finished.dryRun()
                    && CommandResult.succeeded(finished.outcome())) {
                done.put(finished.step(), sum);
            }
        }
        return done;
    }

    private static Duration median(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
