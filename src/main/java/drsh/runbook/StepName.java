package drsh.runbook;

import java.util.Locale;

/**
 * The heading of a step.
 *
 * @param text without the number that people put in front
 */
record StepName(String text) {

    static final StepName PREFLIGHT = new StepName("Preflight");

    static StepName of(String heading) {
        return new StepName(heading.strip().replaceFirst("^\\d+[.)](?:\\s+|$)", ""));
    }

    /** Whether it names anything: has a letter in it. */
    boolean names() {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** The name as one word: letters and digits in lower case, everything else a hyphen. */
    String id() {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }
}
