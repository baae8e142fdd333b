package drsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTests {

    private static final List<String> KNOWN = List.of("backup", "restore", "retention", "stack", "--label");

    @Test
    void slipsOfTheFingersAreRecognised() {
        assertThat(Nearest.to("bakcup", KNOWN)).hasValue("backup");
        assertThat(Nearest.to("Stack", KNOWN)).hasValue("stack");
        assertThat(Nearest.to("--lable", KNOWN)).hasValue("--label");
        assertThat(Nearest.to("res", KNOWN)).hasValue("restore");
    }

    @Test
    void somethingElseIsNotGuessedAt() {
        assertThat(Nearest.to("delete", KNOWN)).isEmpty();
        assertThat(Nearest.to("x", KNOWN)).isEmpty();
    }
}
