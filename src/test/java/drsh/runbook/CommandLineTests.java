package drsh.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

    @Test
    void aPlainValueStandsAsItIs() {
        assertThat(filled("restore run {{backup}}", "20260111-020000")).isEqualTo("restore run 20260111-020000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a --into other",
                "a; stack down",
                "a && stack down",
                "it's",
                "'; stack down '",
                "\" --force \"",
                "back\\slash",
                "\\'",
                "$(stack down)",
                "`stack down`",
                "# comment",
                "{{backup}}",
                "$1",
                "~",
                "*",
                "ä ö 🎉"
            })
    void aValueStaysOneArgumentWhateverIsInIt(String value) {
        assertThat(arguments(filled("restore run {{backup}} --dry-run", value)))
                .containsExactly("restore", "run", value, "--dry-run");
        assertThat(arguments(filled("restore run --label=x{{backup}}y", value)))
                .containsExactly("restore", "run", "--label=x" + value + "y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-x",
                "--in-place",
                "a\nstack down",
                "a\rstack down",
                "a\tb",
                "\u001b[2J",
                "a\u0000",
                "\u202egnp",
                "\u2028"
            })
    void aValueThatCannotBeOneArgumentIsRefusedWithoutEchoingIt(String value) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> filled("restore run {{backup}}", value))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
                .satisfies(e -> assertThat(e.what()).contains("input backup").doesNotContain("\u001b", "\r", "\u202e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run \"{{backup}}\"", "run '{{backup}}'", "run \\{{backup}}", "run 'it'\\''s {{backup}}'"})
    void anInputInsideQuotesIsRefused(String text) {
        assertThatExceptionOfType(DrshException.class).isThrownBy(() -> filled(text, "x"));
    }

    @Test
    void anInputAfterClosedQuotesIsFilled() {
        assertThat(filled("run 'a \" b' \"c ' d\" {{ backup }}", "x")).isEqualTo("run 'a \" b' \"c ' d\" x");
        assertThat(filled("run 'a\\' {{backup}}", "x")).isEqualTo("run 'a\\' x");
    }

    @Test
    void aValueIsFilledInOnceOnly() {
        CommandLine line = new CommandLine("run {{one}} {{two}}", 1);
        assertThat(line.fill(Map.of("one", "{{two}}", "two", "x"))).isEqualTo("run '{{two}}' x");
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> new CommandLine("run {{backup}}", 1).fill(Map.of()))
                .withMessageContaining("backup");
    }

    private static String filled(String text, String value) {
        return new CommandLine(text, 7).fill(Map.of("backup", value));
    }

    /** Splits as a POSIX shell does: an independent reading of what {@link Argument} promises. */
    private static List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote == 0 && c == ' ') {
                arguments.add(word.toString());
                word.setLength(0);
            } else if (quote != '\'' && c == '\\') {
                word.append(line.charAt(++at));
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        arguments.add(word.toString());
        return arguments;
    }
}
