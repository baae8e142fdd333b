package drsh.shell;

import drsh.session.Answer;
import drsh.session.Prompter;
import drsh.shell.screen.Answers;
import drsh.shell.screen.LineSource;
import java.util.Optional;

/** The answers to a session's questions, from the terminal or from the lines that follow. */
final class SessionPrompter implements Prompter {

    private final Answers answers;

    SessionPrompter(Answers answers) {
        this.answers = answers;
    }

    @Override
    public Optional<Answer> ask(String question) {
        return answers.ask(question + " ").map(text -> new Answer(text, source()));
    }

    @Override
    public boolean attended() {
        return answers.attended();
    }

    private String source() {
        return answers instanceof LineSource lines ? lines.position() : "terminal";
    }
}
