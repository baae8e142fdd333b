package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.screen.Answers;
import drsh.shell.screen.Console;
import drsh.shell.screen.LineSource;
import drsh.shell.screen.Terminals;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConfirmationTests {

    private static final String DESTROY = "sample restore latest";

    private static Confirmation confirmation(String line, Answers answers) {
        return new Confirmation(SampleCatalog.parser().read(line), answers, false);
    }

    private static Outcome destroying(String line) {
        return catchThrowableOfType(
                        DrshException.class,
                        () -> confirmation(line, Answers.NONE).destroy("Replace it?", "reflectus"))
                .outcome();
    }

    @Test
    void eachOptionAnswersItsOwnQuestionOnly() {
        assertThatCode(() -> confirmation("sample import f --yes", Answers.NONE).change("Sure?"))
                .doesNotThrowAnyException();
        assertThatCode(() -> confirmation(DESTROY + " --confirm=reflectus", Answers.NONE)
                        .destroy("Replace it?", "reflectus"))
                .doesNotThrowAnyException();
        assertThat(destroying(DESTROY + " --yes")).isEqualTo(Outcome.UNANSWERED);
        assertThat(catchThrowableOfType(
                                DrshException.class,
                                () -> confirmation(DESTROY + " --confirm=reflectus", Answers.NONE)
                                        .change("Sure?"))
                        .outcome())
                .isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void aWrongNameIsAMistakeAndNotANo() {
        assertThat(destroying(DESTROY + " --confirm=other")).isEqualTo(Outcome.USAGE);
        assertThat(destroying(DESTROY + " --confirm=Reflectus")).isEqualTo(Outcome.USAGE);
        assertThat(destroying(DESTROY + " --confirm=")).isEqualTo(Outcome.USAGE);
    }

    @Test
    void theLinesOfAScriptAreNoAnswers() {
        Console console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new Terminals(false, false, false, 80, false),
                () -> 80);
        LineSource lines =
                new LineSource("script", new ByteArrayInputStream("yes\n".getBytes(StandardCharsets.UTF_8)), console);
        assertThat(catchThrowableOfType(
                                DrshException.class,
                                () -> confirmation("sample import f", lines).change("Sure?"))
                        .outcome())
                .isEqualTo(Outcome.UNANSWERED);
        assertThat(lines.next()).hasValue("yes");
    }

    @Test
    void whatWasAgreedToOrWillNotBeDoneNeedsNoAnswer() {
        var settled = new Confirmation(SampleCatalog.parser().read(DESTROY), Answers.NONE, true);
        assertThatCode(() -> settled.destroy("Replace it?", "reflectus")).doesNotThrowAnyException();
    }
}
