package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.CommandLine;
import drsh.shell.line.CommonOptions;
import drsh.shell.line.StrictCommandParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class StrictCommandParserTests {

    private final StrictCommandParser parser = SampleCatalog.parser();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/drsh/shell/bad-lines.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void aWrongLineIsRefusedWithWhatIsWrongAndWhatWasMeant(String line, String what, String next) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> parser.read(line))
                .satisfies(e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.USAGE);
                    assertThat(e.what()).isEqualTo(what);
                    assertThat(e.next()).contains(next);
                });
    }

    @Test
    void aLineThatWasWrittenForAnotherShellIsTheSameLine() {
        assertThat(parser.read("drsh sample import a.dump").arguments()).containsExactly("a.dump");
    }

    @Test
    void aFlagDoesNotSwallowTheArgumentBehindIt() {
        CommandLine line = parser.read("sample import --yes a.dump");
        assertThat(line.has(CommonOptions.YES)).isTrue();
        assertThat(line.arguments()).containsExactly("a.dump");
    }

    @Test
    void quotesAndBackslashesKeepBlanks() {
        assertThat(parser.read("sample import 'a b'\" c\"\\ d").arguments()).containsExactly("a b c d");
        assertThat(parser.read("sample import \"say \\\"hi\\\" \\n\"").arguments())
                .containsExactly("say \"hi\" \\n");
        assertThat(parser.read("sample stop ''").arguments()).containsExactly("");
    }

    @Test
    void aPastedSecondLineDoesNotBecomeArgumentsOfTheFirst() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> parser.read("sample stop a\nsample list"))
                .withMessage("this is more than one line");
    }

    @Test
    void wordsOfTheProcessAreNotSplitAgain() {
        assertThat(parser.read(List.of("sample", "import", "a 'b \\")).arguments())
                .containsExactly("a 'b \\");
    }

    @Test
    void valuesComeBehindABlankOrAnEqualsSign() {
        CommandLine line = parser.read("sample create --label=a=b -j 2 --format plain-text");
        assertThat(line.command().option("--label").flatMap(line::value)).hasValue("a=b");
        assertThat(line.command().option("-j").flatMap(line::value)).hasValue("2");
    }

    @Test
    void twoDashesEndTheOptions() {
        assertThat(parser.read("sample import -- --yes").arguments()).containsExactly("--yes");
    }

    @Test
    void commonOptionsMayStandBeforeTheCommand() {
        assertThat(parser.read("--json sample list").has(CommonOptions.JSON)).isTrue();
        assertThat(parser.read("--confirm reflectus sample restore latest").value(CommonOptions.CONFIRM))
                .hasValue("reflectus");
    }

    @Test
    void helpIsHadWithoutTheRequiredArguments() {
        assertThat(parser.read("sample restore --help").has(CommonOptions.HELP)).isTrue();
    }

    @Test
    void optionsChangeTheRiskOfALineAndADryRunHasNone() {
        assertThat(parser.read("sample restore latest").risk()).isEqualTo(Risk.DESTROY);
        assertThat(parser.read("sample restore latest --into other").risk()).isEqualTo(Risk.CHANGE);
        assertThat(parser.read("sample restore latest --dry-run").risk()).isEqualTo(Risk.READ);
        assertThat(parser.read("sample restore latest --dry-run=false").risk()).isEqualTo(Risk.DESTROY);
        assertThat(parser.read("sample list").risk()).isEqualTo(Risk.READ);
    }

    @Test
    void onlyCommandsThatChangeSomethingTakeConfirmations() {
        assertThat(parser.read("sample list").command().option("--yes")).isEmpty();
        assertThat(parser.read("sample import f").command().option("--confirm")).isEmpty();
        assertThat(parser.read("sample restore latest").command().option("--confirm"))
                .isPresent();
    }

    @Test
    void repeatableOptionsAndVariadicArgumentsKeepTheirOrder() {
        CommandLine line = parser.read("sample stop a --table t1 b --table=t2 c");
        assertThat(line.arguments()).containsExactly("a", "b", "c");
        assertThat(line.command().option("--table").map(line::values)).hasValue(List.of("t1", "t2"));
    }

    @Test
    void everyExampleParses() {
        var examples = SampleCatalog.catalog().commands().stream()
                .flatMap(command -> command.examples().stream())
                .toList();
        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(parser.read(example)).isNotNull());
    }
}
