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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Map<String, String> meanings = new LinkedHashMap<>();
        offered.forEach(key -> meanings.put(String.valueOf(key.key()), key.meaning()));
        return key(step, question, offered, meanings);
    }

    private StepKey key(PlannedStep step, String question, Set<StepKey> offered, Map<String, String> meanings) {
        String whole = question + " [" + StepKey.keys(offered) + "]";
        List<String> help = meanings.entrySet().stream()
                .map(each -> each.getKey() + "  " + each.getValue())
                .toList();
        while (true) {
            Answer answer = ask(step, whole, new Offer.Keys(meanings));
            Optional<StepKey> meant = StepKey.parse(answer.text(), offered);
            if (meant.isPresent()) {
                return meant.get();
            }
            unclear(step, answer, whole, help);
        }
    }

    /** Why a step is skipped, in words. A person who gives none, or interrupts the question, does not skip it. */
    Optional<String> reason(PlannedStep step) {
        String question = "Why skip step " + step.number() + ", " + step.name() + "? In a few words:";
        List<String> help = List.of("not skipped: the reason goes into the journal and cannot be empty");
        try {
            Answer answer = ask(step, question, new Offer.Nothing());
            if (!answer.text().isEmpty()) {
                return Optional.of(answer.text());
            }
            unclear(step, answer, question, help);
        } catch (Pause pause) {
            if (pause.outcome() != Outcome.INTERRUPTED || !prompter.attended()) {
                throw pause;
            }
            announcer.tell(new KeysShown(step.id(), help));
        }
        return Optional.empty();
    }

    /** Whether what destroys is confirmed by the stack's name. A person who mistypes it has simply not confirmed. */
    boolean confirmed(PlannedStep step, Risk risk) {
        if (risk != Risk.DESTROY) {
            return true;
        }
        Answer typed = ask(step, nameQuestion(), new Offer.Nothing());
        if (typed.text().equals(stack)) {
            return true;
        }
        unclear(step, typed, nameQuestion(), List.of("that is not the stack's name; nothing was run"));
        return false;
    }

    /** A yes or a no to something else than a step; the help says what each of them does here. */
    boolean yes(PlannedStep step, String question, String yesMeans, String noMeans) {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(String.valueOf(StepKey.RUN.key()), yesMeans);
        meanings.put(String.valueOf(StepKey.NOT_NOW.key()), noMeans);
        return key(step, question, EnumSet.of(StepKey.RUN, StepKey.NOT_NOW), meanings) == StepKey.RUN;
    }

    private String nameQuestion() {
        return "This destroys data. Type the stack's name, " + stack + ", to run it:";
    }

    /** Nothing is run; a person sees what would have been an answer, a file has had its chance. */
    private void unclear(PlannedStep step, Answer answer, String question, List<String> help) {
        announcer.tell(new KeysShown(step.id(), help));
        if (!prompter.attended() || answer.source().startsWith(FILE)) {
            String given = answer.text().isEmpty() ? "an empty line" : answer.text();
            throw new Pause(Outcome.UNANSWERED, given + " does not answer: " + question);
        }
    }

    private Answer ask(PlannedStep step, String question, Offer offer) {
        targets.look(announcer);
        Timed<Optional<Answer>> asked = time.time(() -> prepared(step).or(() -> asked(question, offer)));
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

    private Optional<Answer> asked(String question, Offer offer) {
        try {
            return prompter.ask(targets.clock() + " " + question, offer);
        } catch (DrshException e) {
            throw new Pause(e.outcome(), e.what());
        }
    }
}
