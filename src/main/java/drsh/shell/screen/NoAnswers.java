package drsh.shell.screen;

import java.util.Optional;

/** There is nobody to ask. */
record NoAnswers() implements Answers {

    @Override
    public Optional<String> ask(String question) {
        return Optional.empty();
    }

    @Override
    public Optional<char[]> secret(String question) {
        return Optional.empty();
    }

    @Override
    public boolean attended() {
        return false;
    }
}
