package drsh.shell.screen;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of a script or of piped input, which know their numbers. Commands are read from it, and the answers to the
 * questions of a runbook are the lines that follow.
 */
public final class LineSource implements Answers, AutoCloseable {

    private final String name;
    private final BufferedReader reader;
    private final Console console;
    private int number;

    /**
     * Lines of a stream in UTF-8.
     *
     * @param name as messages call it
     * @param console where questions and answers are echoed
     */
    public LineSource(String name, InputStream stream, Console console) {
        this.name = name;
        this.console = console;
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
    }

    /** The next line, or empty at the end. */
    public Optional<String> next() {
        try {
            Optional<String> line = Optional.ofNullable(reader.readLine());
            line.ifPresent(read -> number++);
            return line;
        } catch (CharacterCodingException e) {
            throw new DrshException(Outcome.USAGE, name + " is not UTF-8 after line " + number, "save it as UTF-8", e);
        } catch (ClosedByInterruptException e) {
            throw new DrshException(Outcome.INTERRUPTED, "interrupted", "", e);
        } catch (IOException e) {
            throw new DrshException(Outcome.FAILED, name + " cannot be read after line " + number, "check the file", e);
        }
    }

    @Override
    public Optional<String> ask(String question) {
        Optional<String> answer = next();
        console.say(question + answer.orElse("(end of input)"));
        return answer;
    }

    @Override
    public Optional<char[]> secret(String question) {
        return Optional.empty();
    }

    @Override
    public boolean attended() {
        return false;
    }

    /** Where the last line stood, as messages say it. */
    public String position() {
        return name + ", line " + number;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // It was only read: nothing can be lost.
            number = -1;
        }
    }
}
