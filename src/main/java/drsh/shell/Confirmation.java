package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.line.CommandLine;
import drsh.shell.line.CommonOptions;
import drsh.shell.screen.Answers;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks before something happens, or finds the answer among the options. Returning means yes; everything else is a
 * {@link DrshException}: DECLINED for a no, UNANSWERED when nobody can be asked, USAGE for a wrong name in
 * {@code --confirm}. Call it before anything is done.
 */
final class Confirmation {

    private final CommandLine line;
    private final Answers answers;
    private final boolean settled;

    /**
     * Confirmation of one line.
     *
     * @param settled whether there is nothing to ask: it was agreed to before, or nothing will be done
     */
    Confirmation(CommandLine line, Answers answers, boolean settled) {
        this.line = line;
        this.answers = answers;
        this.settled = settled;
    }

    /** Asks {@code question [y/N]}; Enter alone means no, {@code --yes} means yes. */
    void change(String question) {
        if (settled || line.has(CommonOptions.YES)) {
            return;
        }
        String answer = answer(question + " [y/N] ", "add --yes to agree beforehand");
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw declined();
        }
    }

    /** Asks for the stack's name; {@code --confirm=<stack>} gives it beforehand. */
    void destroy(String question, String stack) {
        if (settled) {
            return;
        }
        Optional<String> given = line.value(CommonOptions.CONFIRM);
        if (given.isPresent()) {
            requireName(given.get(), stack);
            return;
        }
        String answer = answer(
                question + " Type the stack's name (" + stack + ") to go on: ",
                "add --confirm=" + stack + " to agree beforehand");
        if (!answer.equals(stack.toLowerCase(Locale.ROOT))) {
            throw declined();
        }
    }

    private static void requireName(String given, String stack) {
        if (!given.equals(stack)) {
            throw DrshException.usage(
                    "--confirm=" + given + " does not name this stack, which is " + stack,
                    "check that you are in the right place, then write --confirm=" + stack);
        }
    }

    private String answer(String question, String next) {
        // The lines of a script are commands: they must not become answers by accident.
        Optional<String> answer = answers.attended() ? answers.ask(question) : Optional.empty();
        return answer.map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new DrshException(
                        Outcome.UNANSWERED,
                        line.command().name() + " needs a confirmation and nobody can be asked; nothing was done",
                        next));
    }

    private DrshException declined() {
        return new DrshException(
                Outcome.DECLINED,
                line.command().name() + " was not confirmed; nothing was done",
                "run it again when you are sure");
    }
}
