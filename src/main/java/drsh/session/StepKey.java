package drsh.session;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The answers to a step's question. Each has one meaning everywhere; what is parsed and what is shown are the same. */
public enum StepKey {
    /** Runs the step. */
    RUN('y', "run it"),
    /** Runs a failed step again, from its first line. */
    RETRY('r', "retry"),
    /** Takes a failed step back, then asks the step anew. */
    UNDO('u', "undo"),
    /** Goes on after a step whose end was not known. */
    COUNT('c', "count it as done: its checks hold"),
    /** Goes on without the step. */
    SKIP('s', "skip, and say why"),
    /** Lets the step's commands say what they would do. */
    DRY_RUN('d', "dry run"),
    /** Shows the prose. */
    WHY('w', "why"),
    /** Pauses the session. */
    NOT_NOW('n', "not now: pause"),
    /** Ends the session and offers to take back what was done. */
    ABORT('a', "abort, and offer to undo");

    private final char key;
    private final String meaning;

    StepKey(char key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** The character to type. */
    public char key() {
        return key;
    }

    /** What it does, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The keys of a step that has not run. */
    static Set<StepKey> fresh() {
        return EnumSet.complementOf(EnumSet.of(RETRY, UNDO, COUNT));
    }

    /** The keys of a step that failed. */
    static Set<StepKey> failed(boolean undoable) {
        Set<StepKey> keys = EnumSet.complementOf(EnumSet.of(RUN, COUNT));
        if (!undoable) {
            keys.remove(UNDO);
        }
        return keys;
    }

    /** The keys of a step whose end is not known. */
    static Set<StepKey> unknown(boolean undoable, boolean checksHold) {
        Set<StepKey> keys = failed(undoable);
        if (checksHold) {
            keys.add(COUNT);
        }
        return keys;
    }

    /** The key that was typed, whatever its case; nothing else is an answer, an empty line least of all. */
    static Optional<StepKey> parse(String answer, Set<StepKey> offered) {
        String typed = answer.toLowerCase(Locale.ROOT);
        return offered.stream()
                .filter(offer -> typed.equals(String.valueOf(offer.key)))
                .findFirst();
    }

    /** Whether any question about a step has this answer. */
    static boolean exists(String answer) {
        return parse(answer, EnumSet.allOf(StepKey.class)).isPresent();
    }

    /** The keys alone, as they stand behind a question: {@code y s d w n a}. */
    static String keys(Set<StepKey> offered) {
        return offered.stream().map(offer -> String.valueOf(offer.key)).collect(Collectors.joining(" "));
    }

    /** Every key with its meaning, one per line of help. */
    public static List<String> help() {
        return Arrays.stream(values()).map(StepKey::help).toList();
    }

    static List<String> help(Set<StepKey> offered) {
        return offered.stream().map(StepKey::help).toList();
    }

    private static String help(StepKey key) {
        return key.key + "  " + key.meaning;
    }
}
