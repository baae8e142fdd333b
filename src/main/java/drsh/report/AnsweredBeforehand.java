package drsh.report;

import drsh.session.Recorded;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Answers that nobody gave at the terminal when the question was asked, by where they came from. */
final class AnsweredBeforehand {

    private static final String TERMINAL = "terminal";

    /** The line of a file: the file is what matters. */
    private static final Pattern LINE = Pattern.compile("[ ,:]*(?:line)? ?\\d+$");

    private AnsweredBeforehand() {}

    static List<Deviation> read(SessionLog log, StepNames names) {
        Map<String, Set<Integer>> steps = new LinkedHashMap<>();
        Map<String, Instant> first = new LinkedHashMap<>();
        for (Recorded line : log.lines()) {
            if (line.event() instanceof SessionEvent.Answered answered
                    && !answered.source().equals(TERMINAL)) {
                String source = LINE.matcher(answered.source()).replaceFirst("");
                first.putIfAbsent(source, line.at());
                steps.computeIfAbsent(source, any -> new TreeSet<>()).add(names.number(answered.step()));
            }
        }
        List<Deviation> found = new ArrayList<>();
        steps.forEach((source, numbers) -> {
            String text = (numbers.size() == 1 ? "Step " : "Steps ") + Words.list(numbers)
                    + (numbers.size() == 1 ? " was" : " were") + " answered by " + source;
            found.add(new Deviation(
                    first.getOrDefault(source, log.lines().get(0).at()), DeviationKind.ANSWERED_BEFOREHAND, text));
        });
        return found;
    }
}
