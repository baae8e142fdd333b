package drsh.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Answers from a list, ten seconds each; then there is no answer. */
final class ScriptedPrompter implements Prompter {

    static final Duration TIME = Duration.ofSeconds(10);

    /** The questions, without the clock in front of them. */
    final List<String> asked = new ArrayList<>();

    /** What stood in front of each. */
    final List<String> clocks = new ArrayList<>();

    private final TestClock clock;
    private final boolean attended;
    private final Iterator<String> answers;
    private int line;

    ScriptedPrompter(TestClock clock, boolean attended, List<String> answers) {
        this.clock = clock;
        this.attended = attended;
        this.answers = answers.iterator();
    }

    @Override
    public Optional<Answer> ask(String question) {
        asked.add(question.replaceFirst("^\\[[^]]*] ", ""));
        clocks.add(question.substring(
                0, question.length() - asked.get(asked.size() - 1).length()));
        clock.pass(TIME);
        line++;
        return answers.hasNext()
                ? Optional.of(new Answer(answers.next(), attended ? "terminal" : "piped line " + line))
                : Optional.empty();
    }

    @Override
    public boolean attended() {
        return attended;
    }
}
