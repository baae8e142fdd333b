package drsh.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.shell.line.Tokenizer;
import java.util.List;
import java.util.Random;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class PromptParserTests {

    private static final List<String> NASTY = List.of(
            "plain",
            "my backup.dump",
            "it's",
            "say \"hi\"",
            "both ' and \"",
            "back\\slash",
            "ends in \\",
            " leading",
            "trailing ",
            "$HOME `x` & | ; < > * ? # !",
            "größe",
            "备份 一",
            "😀 smile",
            "--not-an-option",
            "a=b c",
            "\u00a0hard blank",
            "\u2003wide blank");

    private final PromptParser parser = new PromptParser();

    private CompletingParsedLine parsed(String line) {
        return (CompletingParsedLine) parser.parse(line, line.length(), ParseContext.COMPLETE);
    }

    private void readsBack(String before, String name) {
        CompletingParsedLine line = parsed(before);
        String kept = before.substring(0, before.length() - line.rawWordLength());
        List<String> words = Tokenizer.split(kept + line.escape(name, true));
        assertThat(words.get(words.size() - 1))
                .as("%s completed to %s", before, name)
                .isEqualTo(name);
        assertThat(words).hasSize(line.wordIndex() + 1);
    }

    @Test
    void whatIsCompletedIsReadAsWhatWasOffered() {
        for (String name : NASTY) {
            for (String before : List.of("show ", "show m", "show '", "show \"", "show 'm", "show \"m", "show \\ ")) {
                readsBack(before, name);
            }
        }
    }

    @Test
    void anyNameIsReadBack() {
        Random random = new Random(7);
        String alphabet = "ab \t'\"\\$#-=ü一\u00a0";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            readsBack(List.of("show ", "show '", "show \"x").get(i % 3), name.toString());
        }
    }

    @Test
    void wordsAreThoseThatTheCommandWillGet() {
        for (String line : List.of("a b", "a 'b c' d", "a \"b \\\" c\" d\\ e f", "  a   b", "a b=\"c d\" e")) {
            assertThat(parsed(line).words()).isEqualTo(Tokenizer.split(line));
        }
        assertThat(parsed("a ").words()).containsExactly("a", "");
        assertThat(parsed("a 'open quo").word()).isEqualTo("open quo");
        assertThat(parsed("").words()).containsExactly("");
    }
}
