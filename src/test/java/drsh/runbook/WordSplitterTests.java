package drsh.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.shell.line.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordSplitterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stack down",
                "  stack\t down  ",
                "'stack' \"down\"",
                "st'ac'k \"--y\"es",
                "\\stack do\\wn \\'x\\\" \\\\",
                "a 'b c' \"d e\" f\\ g",
                "'a\\' \"b\\\"c\\\\d\\e\"",
                "'' \"\" a''",
                "a\"'\"b'\"'",
                "x # y"
            })
    void theWordsAreThoseOfThePrompt(String line) {
        assertThat(WordSplitter.split(line)).isEqualTo(Tokenizer.split(line));
    }

    @Test
    void whatThePromptRefusesIsSplitAllTheSame() {
        assertThat(WordSplitter.split("a 'b c")).containsExactly("a", "b c");
        assertThat(WordSplitter.split("a b\\")).containsExactly("a", "b\\");
    }
}
