package drsh.shell.prompt;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Splits a line being typed as {@link drsh.shell.line.Tokenizer} does, refuses nothing, and writes completed words so
 * that it reads them as what was offered. A line is whole when Enter is pressed: an open quote is a mistake to be told,
 * not the beginning of a second line.
 */
public final class PromptParser implements Parser {

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        TypedWords words = TypedWords.of(line.substring(0, cursor));
        return new Line(line, cursor, words);
    }

    @Override
    public boolean isEscapeChar(char character) {
        return character == '\\';
    }

    private record Line(String line, int cursor, TypedWords typed) implements CompletingParsedLine {

        @Override
        public String word() {
            return typed.last().text();
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return typed.all().size() - 1;
        }

        @Override
        public List<String> words() {
            return typed.all().stream().map(TypedWords.Word::text).toList();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return typed.last().escaped(candidate.toString(), complete);
        }

        @Override
        public int rawWordCursor() {
            return typed.last().raw().length();
        }

        @Override
        public int rawWordLength() {
            return typed.last().raw().length();
        }
    }
}
