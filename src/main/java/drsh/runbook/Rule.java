package drsh.runbook;

import java.util.Locale;

/** What a runbook can do wrong. The id in lower case is part of every finding and never changes. */
public enum Rule {
    /** No regular file, or one that cannot be opened. */
    UNREADABLE,
    /** Another runbook of this name is never found, because its directory is searched later. */
    HIDES_ANOTHER(Severity.WARNING),
    /** Larger than {@link RunbookParser#LIMIT_BYTES}. */
    TOO_LARGE,
    /** Not UTF-8. */
    NOT_TEXT,
    /** Holds a character that could fool a terminal. */
    CONTROL_CHARACTER,
    /** The front matter is no readable YAML of the plain kind. */
    FRONT_MATTER,
    /** A key that nobody reads. */
    UNKNOWN_KEY,
    /** A value of the wrong type or shape. */
    WRONG_TYPE,
    /** No line says when to use the runbook. */
    NO_WHEN(Severity.WARNING),
    /** Not exactly one {@code #} heading. */
    TITLE,
    /** The first {@code ##} is not the preflight, or there is no check in it. */
    PREFLIGHT,
    /** Nothing after the preflight. */
    NO_STEPS,
    /** A heading that gives a step no name: empty, signs only, a number only. */
    STEP_NAME,
    /** Two steps with one id. */
    DUPLICATE_STEP,
    /** A step or a fence with nothing in it. */
    EMPTY_STEP,
    /** A fence that never ends: what follows is swallowed. */
    UNCLOSED_FENCE,
    /** A fence that would look as if it ran, but stands outside a step or inside a list or quote. */
    MISPLACED_FENCE,
    /** A fence whose word is nearly one that runs. */
    FENCE_WORD,
    /** A fence without a word, all of whose lines are commands. */
    WORDLESS_FENCE(Severity.WARNING),
    /** An option that the fence does not take. */
    FENCE_OPTION,
    /** An input that is used and not declared, or braces that are none. */
    UNDECLARED_INPUT,
    /** An input that is declared and not used. */
    UNUSED_INPUT,
    /** An input inside quotes, where its value could break out. */
    QUOTED_INPUT,
    /** A line that the prompt would refuse. */
    UNKNOWN_COMMAND,
    /** A line that leads into another runbook or out of the shell, or that looks at sessions while one runs. */
    NOT_IN_A_STEP,
    /** A line that brings the answer to its own question along. */
    ANSWERED,
    /** A check that does more than read. */
    CHECK_CHANGES,
    /** A step that destroys and does not say so. */
    NO_CAUTION,
    /** A step that destroys and cannot be taken back. */
    NO_UNDO,
    /** The last step does not ask for the stack's health. */
    NO_HEALTH_CHECK(false),
    /** A link to a file or a heading that is not there. */
    BROKEN_LINK(false),
    /** A sentence of the skeleton that nobody has replaced yet. */
    UNFILLED(Severity.WARNING),
    /** What looks like a secret: a runbook is read by many, and kept for long. */
    SECRET(false);

    private final Severity severity;
    private final boolean stopsRun;

    Rule() {
        this(true);
    }

    Rule(boolean stopsRun) {
        this.severity = Severity.ERROR;
        this.stopsRun = stopsRun;
    }

    Rule(Severity severity) {
        this.severity = severity;
        this.stopsRun = severity == Severity.ERROR;
    }

    /** The id as printed, such as {@code unknown-key}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }

    /**
     * Whether a runbook that breaks it does not run. An error that makes no step wrong is one to correct by day: it must
     * not come between an operator and the recovery.
     */
    public boolean stopsRun() {
        return stopsRun;
    }
}
