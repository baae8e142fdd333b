package drsh.shell;

import drsh.session.Answer;
import drsh.session.Offer;
import drsh.session.Prompter;
import drsh.shell.screen.Answers;
import drsh.shell.screen.LineSource;
import drsh.shell.screen.Suggestion;
import drsh.shell.screen.TerminalAnswers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The answers to a session's questions, from the terminal or from the lines that follow. */
final class SessionPrompter implements Prompter {

    private final Answers answers;
    private final Supplier<ValueSuggestions> values;

    /**
     * A prompter.
     *
     * @param values what TAB offers at a terminal
     */
    SessionPrompter(Answers answers, Supplier<ValueSuggestions> values) {
        this.answers = answers;
        this.values = values;
    }

    @Override
    public Optional<Answer> ask(String question) {
        return ask(question, new Offer.Nothing());
    }

    @Override
    public Optional<Answer> ask(String question, Offer offer) {
        Answers asked = answers instanceof TerminalAnswers terminal
                ? terminal.suggesting(typed -> suggestions(offer, typed))
                : answers;
        return asked.ask(question + " ").map(text -> new Answer(text, source()));
    }

    private List<Suggestion> suggestions(Offer offer, String typed) {
        // A pattern switch needs a newer Java.
        if (offer instanceof Offer.Keys keys) {
            return keys.meanings().entrySet().stream()
                    .map(each -> new Suggestion(each.getKey(), each.getValue(), false))
                    .toList();
        }
        return offer instanceof Offer.ValueOf value
                ? values.get().of(value.input(), typed).map(Suggestion::alone).toList()
                : List.of();
    }

    @Override
    public boolean attended() {
        return answers.attended();
    }

    private String source() {
        return answers instanceof LineSource lines ? lines.position() : "terminal";
    }
}
