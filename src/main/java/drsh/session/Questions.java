package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.session.SessionEvent.Answered;
import drsh.session.SessionEvent.KeysShown;
import drsh.session.Stopwatch.Timed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks, and writes down what was answered and by whom. Whoever asks here gets an answer that means something, or a
 * {@link Pause}: an unclear one is asked again only where a person is there to be asked.
 */
final class Questions {

    private static final String FILE = "--answers";

    private final Prompter prompter;
    private final SessionOptions options;
    private final String stack;
    private final Announcer announcer;
    private final Targets targets;
    private final Stopwatch time;
    private final Map<String, Deque<String>> prepared = new HashMap<>();

    Questions(
            Prompter prompter,
            SessionOptions options,
            String stack,
            Announcer announcer,
            Targets targets,
            Stopwatch time) {
        this.prompter = prompter;
        this.options = options;
        this.stack = stack;
        this.announcer = announcer;
        this.targets = targets;
        this.time = time;
        options.answers().byStep().forEach((step, answers) -> prepared.put(step, new ArrayDeque<>(answers)));
    }

    /** Pauses before anything runs if an answer that was prepared can answer nothing. */
    void requireAnswersThatFit(Plan plan) {
        options.answers().problem(plan).ifPresent(problem -> {
            throw new Pause(Outcome.UNANSWERED, problem);
        });
    }

    boolean attended() {
        return prompter.attended();
    }

    /** Whether a flag has answered the step already. The answer counts as given, the stack's name included. */
    boolean answeredByFlag(PlannedStep step, String question) {
        // What was written down for this very step counts before what was said of all.
        Optional<String> flag =
                prepared.getOrDefault(step.id(), new ArrayDeque<>()).isEmpty()
                        ? options.answers(step)
                        : Optional.empty();
        flag.ifPresent(source -> {
            String answer = String.valueOf(StepKey.RUN.key());
            announcer.tell(new Answered(step.id(), question, answer, source, Duration.ZERO));
            if (step.risk() == Risk.DESTROY) {
                announcer.tell(new Answered(step.id(), nameQuestion(), stack, source, Duration.ZERO));
            }
        });
        return flag.isPresent();
    }

    /** One of the keys. */
    StepKey key(PlannedStep step, String question, Set<StepKey> offered) {
        List<String> help = StepKey.help(offered);
        String whole = question + " [" + StepKey.keys(offered) + "]";
        return until(step, whole, help, answer -> StepKey.parse(answer, offered));
    }

    /** Why a step is skipped, in words. */
    String reason(PlannedStep step) {
        List<String> help = List.of("the reason goes into the journal and cannot be empty");
        String question = "Why skip step " + step.number() + ", " + step.name() + "? In a few words:";
        return until(step, question, help, answer -> Optional.of(answer).filter(text -> !text.isEmpty()));
    }

    /** Whether what destroys is confirmed by the stack's name. A person who mistypes it has simply not confirmed. */
    boolean confirmed(PlannedStep step, Risk risk) {
        if (risk != Risk.DESTROY) {
            return true;
        }
        Answer typed = ask(step, nameQuestion());
        if (typed.text().equals(stack)) {
            return true;
        }
        unclear(step, typed, nameQuestion(), List.of("that is not the stack's name; nothing was run"));
        return false;
    }

    /** A yes or a no to something else than a step; the help says what each of them does here. */
    boolean yes(PlannedStep step, String question, String yesMeans, String noMeans) {
        Set<StepKey> offered = EnumSet.of(StepKey.RUN, StepKey.NOT_NOW);
        List<String> help = List.of("y  " + yesMeans, "n  " + noMeans);
        String whole = question + " [" + StepKey.keys(offered) + "]";
        return until(step, whole, help, answer -> StepKey.parse(answer, offered)) == StepKey.RUN;
    }

    private String nameQuestion() {
        return "This destroys data. Type the stack's name, " + stack + ", to run it:";
    }

    private <T> T until(PlannedStep step, String question, List<String> help, Function<String, Optional<T>> meaning) {
        while (true) {
            Answer answer = ask(step, question);
            Optional<T> meant = meaning.apply(answer.text());
            if (meant.isPresent()) {
                return meant.get();
            }
            unclear(step, answer, question, help);
        }
    }

    /** Nothing is run; a person sees what would have been an answer, a file has had its chance. */
    private void unclear(PlannedStep step, Answer answer, String question, List<String> help) {
        announcer.tell(new KeysShown(step.id(), help));
        if (!prompter.attended() || answer.source().startsWith(FILE)) {
            String given = answer.text().isEmpty() ? "an empty line" : answer.text();
            throw new Pause(Outcome.UNANSWERED, given + " does not answer: " + question);
        }
    }

    private Answer ask(PlannedStep step, String question) {
        targets.look(announcer);
        Timed<Optional<Answer>> asked = time.time(() -> prepared(step).or(() -> asked(question)));
        Answer answer = asked.value().orElseThrow(() -> new Pause(Outcome.UNANSWERED, unanswered(step, question)));
        announcer.tell(new Answered(step.id(), question, answer.text(), answer.source(), asked.took()));
        return answer;
    }

    private Optional<Answer> prepared(PlannedStep step) {
        return Optional.ofNullable(
                        prepared.getOrDefault(step.id(), new ArrayDeque<>()).poll())
                .map(text -> new Answer(text, FILE + " " + options.answers().file()));
    }

    private String unanswered(PlannedStep step, String question) {
        String missing = prompter.attended()
                ? ""
                : options.missing(step, stack).map(hint -> " (" + hint + ")").orElse("");
        return "no answer could be had to: " + question + missing;
    }

    private Optional<Answer> asked(String question) {
        try {
            return prompter.ask(targets.clock() + " " + question);
        } catch (DrshException e) {
            throw new Pause(e.outcome(), e.what());
        }
    }
}
