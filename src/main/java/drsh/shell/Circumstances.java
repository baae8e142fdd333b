package drsh.shell;

import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;

/**
 * What surrounds the run of a command and is not part of its line.
 *
 * @param console where it prints
 * @param answers who answers its questions
 * @param confirmed whether the operator has already agreed to this very line, so that it does not ask again
 * @param dryRun whether it must only say what it would do
 */
record Circumstances(Console console, Answers answers, boolean confirmed, boolean dryRun) {

    Circumstances(Console console, Answers answers) {
        this(console, answers, false, false);
    }

    Circumstances with(Console other) {
        return new Circumstances(other, answers, confirmed, dryRun);
    }
}
