package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorTailTests {

    private final ErrorTail tail = new ErrorTail();

    @Test
    void theFirstLineAnnouncesTheProcess() {
        append("PI");
        assertThat(tail.pid()).isEqualTo(-1);
        append("D:42\nerror: one\n");
        assertThat(tail.pid()).isEqualTo(42);
        assertThat(tail.text()).isEqualTo("error: one\n");
    }

    @Test
    void anotherFirstLineIsKept() {
        append("sh: not found\nPID:42\n");
        assertThat(tail.pid()).isEqualTo(-1);
        assertThat(tail.text()).isEqualTo("sh: not found\nPID:42\n");
    }

    @Test
    void aNumberThatIsNoneDoesNoHarm() {
        append("PID:99999999999999999999999\n");
        assertThat(tail.pid()).isEqualTo(-1);
    }

    @Test
    void aCharacterMayComeInTwoPieces() {
        append("PID:1\n");
        byte[] bytes = "é".getBytes(StandardCharsets.UTF_8);
        tail.append(new byte[] {bytes[0]});
        tail.append(new byte[] {bytes[1]});
        assertThat(tail.text()).isEqualTo("é");
    }

    @Test
    void onlyTheEndOfMuchIsKept() {
        append("PID:1\n");
        for (int line = 0; line < 40_000; line++) {
            append("line " + line + "\n");
        }
        assertThat(tail.text()).endsWith("line 39999\n").hasSize(64 * 1024);
    }

    private void append(String text) {
        tail.append(text.getBytes(StandardCharsets.UTF_8));
    }
}
