package drsh.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import drsh.shell.line.Tokenizer;
import drsh.shell.line.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InputTypeTests {

    private static final List<String> PIECES = List.of(
            "a",
            "rm",
            "--yes",
            "-",
            "\u2212",
            "\u2013",
            "'",
            "\"",
            "\u2018",
            "\u201c",
            "`",
            "\\",
            " ",
            "\t",
            "\n",
            "\r",
            "\u0085",
            "\u00a0",
            "\u2003",
            "\u2028",
            "\u3000",
            "\u200b",
            "\ufeff",
            "\0",
            "\u001b[2J",
            "\u202e",
            ";",
            "&&",
            "|",
            "$(x)",
            "${x}",
            "{{x}}",
            "{{",
            "}}",
            "#",
            "=",
            "*",
            "~",
            "!",
            "(",
            ">",
            "--confirm=x",
            "é",
            "🎉",
            "\ud800");

    @ParameterizedTest
    @EnumSource(names = "CHOICE", mode = EnumSource.Mode.EXCLUDE)
    void theSampleHasTheShapeOfItsType(InputType type) {
        assertThat(type.problem(type.sample())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BACKUP, latest-verified, true",
        "BACKUP, @safety, true",
        "BACKUP, a b, false",
        "DATABASE, reflectus_before_20260111_020000, true",
        "DATABASE, 'Büro 1', true",
        "DATABASE, '', false",
        "SERVICE, app-2, true",
        "SERVICE, 'app db', false",
        "STORAGE, usb, true",
        "STORAGE, ../usb, false",
        "FILE, './my backup.dump', true",
        "FILE, -rf, false",
        "DURATION, 30m, true",
        "DURATION, 1h30m, false",
        "DURATION, soon, false",
        "NUMBER, 12, true",
        "NUMBER, -1, false",
        "NUMBER, 1.5, false",
        "TEXT, 'before the update; rm -rf', true",
        "TEXT, --yes, false"
    })
    void aValueHasTheShapeOfItsType(InputType type, String value, boolean accepted) {
        assertThat(type.problem(value).isEmpty()).isEqualTo(accepted);
    }

    @Test
    void aDurationIsOneThatTheOptionsOfCommandsTake() {
        for (String duration : List.of("500ms", "90s", "30m", "12h", "2d")) {
            assertThat(InputType.DURATION.problem(duration)).isEmpty();
            assertThatCode(() -> Values.read(duration, Duration.class, "--timeout"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aChoiceIsOneOfItsValues() {
        Input way = new Input("way", InputType.CHOICE, List.of("up", "down"), null, "", 1);
        assertThat(way.problem("up")).isEmpty();
        assertThat(way.problem("left")).contains("is none of up, down");
    }

    @Test
    void aValueIsRefusedOrReadBackAsTheOneArgumentThatItIs() {
        nastyValues().forEach(InputTypeTests::assertRefusedOrOneArgument);
        assertThat(nastyValues().filter(value -> InputType.TEXT.problem(value).isEmpty()))
                .as("values that are let through")
                .hasSizeGreaterThan(500);
    }

    private static void assertRefusedOrOneArgument(String value) {
        for (InputType type : InputType.values()) {
            if (type.problem(value).isEmpty()) {
                assertThat(words("restore run {{x}} --dry-run", value))
                        .containsExactly("restore", "run", value, "--dry-run");
                assertThat(words("restore run --label={{x}}", value))
                        .containsExactly("restore", "run", "--label=" + value);
                assertThat(words("restore run 'a b' a{{x}}b{{x}}", value))
                        .containsExactly("restore", "run", "a b", "a" + value + "b" + value);
                assertThat(value).doesNotStartWith("-");
                assertThat(value.codePoints()).allMatch(PlainText::plain);
            }
        }
    }

    /** Each piece alone, each two of them, and many by chance, the same ones each time. */
    private static Stream<String> nastyValues() {
        List<String> values = new ArrayList<>(PIECES);
        PIECES.forEach(one -> PIECES.forEach(other -> values.add(one + other)));
        Random random = new Random(20260111);
        for (int i = 0; i < 2000; i++) {
            StringBuilder value = new StringBuilder();
            random.ints(1 + random.nextInt(8), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .forEach(value::append);
            values.add(value.toString());
        }
        return values.stream().distinct();
    }

    private static List<String> words(String line, String value) {
        return Tokenizer.split(new CommandLine(line, 1).fill(Map.of("x", value)));
    }
}
