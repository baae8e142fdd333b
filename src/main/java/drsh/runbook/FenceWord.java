package drsh.runbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The four words that make a fence part of a step. A fence with any other word is documentation and never runs. */
public enum FenceWord {
    /** What the step does. */
    RUN,
    /** What proves that it worked; reads only. */
    CHECK,
    /** What takes the step back. */
    UNDO,
    /** What a person does by hand; drsh shows it and waits. */
    MANUAL;

    /** The word as it stands behind the back-quotes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FenceWord> of(String word) {
        return Arrays.stream(values())
                .filter(known -> known.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(FenceWord::word).toList();
    }
}
