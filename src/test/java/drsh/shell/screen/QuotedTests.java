package drsh.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTests {

    @Test
    void ofAWordThatNobodyCanHaveMeantTheBeginningAndTheEndAreRepeated() {
        String message = "--method cannot be \"" + "x".repeat(10_000) + "\"; write another";
        assertThat(Quoted.shortened(message))
                .isEqualTo("--method cannot be \"" + "x".repeat(40) + "…" + "x".repeat(20) + "\"; write another");
    }

    @Test
    void blanksInAQuoteMakeItNoShorter() {
        assertThat(Quoted.shortened("there is no help on \"" + "x ".repeat(5000) + "\", at \"all\""))
                .isEqualTo("there is no help on \"" + "x ".repeat(20) + "…" + "x ".repeat(10) + "\", at \"all\"");
    }

    @Test
    void whatStandsBetweenTwoQuotesIsTheMessagesOwn() {
        String message = "no \"one\" is there, " + "and this is why ".repeat(12) + "\"other\"";
        assertThat(Quoted.shortened(message)).isEqualTo(message);
    }

    @Test
    void lettersOutsideTheBasicPlaneStayWhole() {
        String face = "\uD83D\uDE00";
        assertThat(Quoted.shortened(face.repeat(121))).isEqualTo(face.repeat(40) + "…" + face.repeat(20));
        assertThat(Quoted.shortened(face.repeat(120))).isEqualTo(face.repeat(120));
    }

    @Test
    void whatPeopleHaveStaysWhole() {
        String message = "There is no file '/srv/" + "a-folder/".repeat(10) + "backup.dump'; choose \"one\" or \"two\"";
        assertThat(Quoted.shortened(message)).isEqualTo(message);
    }
}
