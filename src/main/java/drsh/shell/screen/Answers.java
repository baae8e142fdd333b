package drsh.shell.screen;

import java.util.Optional;

/** Where answers to questions come from. */
public sealed interface Answers permits TerminalAnswers, LineSource, NoAnswers {

    /** There is nobody to ask. */
    Answers NONE = new NoAnswers();

    /**
     * Asks a question and waits for the answer.
     *
     * @return the answer without its line end, or empty when none is to be had (any more)
     */
    Optional<String> ask(String question);

    /**
     * Asks for a secret, which is not shown while it is typed and kept nowhere.
     *
     * @return empty when nobody sits at a terminal: a secret is never read from a script
     */
    Optional<char[]> secret(String question);

    /** Whether a person answers, who sees the question first. */
    boolean attended();
}
