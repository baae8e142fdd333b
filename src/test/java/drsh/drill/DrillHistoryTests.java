package drsh.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ProjectName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillHistoryTests {

    private static final ProjectName SHOP = new ProjectName("shop");

    @TempDir
    Path state;

    private DrillHistory history;

    @BeforeEach
    void open() {
        history = DrillHistory.of(state, SHOP);
    }

    private static DrillEntry entry(int second, String remark) {
        return new DrillEntry(
                1,
                Instant.parse("2026-01-11T02:00:00Z").plusSeconds(second),
                "20260111-020000",
                Where.ISOLATED,
                second % 2 == 0,
                Duration.ofMillis(2345),
                remark,
                second == 2 ? "it holds no row" : null);
    }

    @Test
    void whatIsAppendedIsReadBackNewestFirstAndIsTheOwnersAlone() throws IOException {
        assertThat(history.newestFirst()).isEmpty();
        history.append(entry(1, "1 of 2 \"checks\"\nfailed"));
        history.append(entry(2, "é"));
        assertThat(history.newestFirst()).containsExactly(entry(2, "é"), entry(1, "1 of 2 \"checks\"\nfailed"));
        assertThat(DrillHistory.of(state, new ProjectName("other")).newestFirst())
                .isEmpty();
        assertThat(Files.readAllLines(history.file()))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"where\":\"isolated\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history.file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("drills"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aTornLineCostsNoOther() throws IOException {
        history.append(entry(1, "first"));
        history.append(entry(2, "é"));
        byte[] whole = Files.readAllBytes(history.file());
        int second = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = second; length < whole.length - 1; length++) {
            Files.write(history.file(), java.util.Arrays.copyOf(whole, length));
            assertThat(history.newestFirst()).as("cut to %d bytes", length).containsExactly(entry(1, "first"));
            history.append(entry(3, "third"));
            assertThat(history.newestFirst()).containsExactly(entry(3, "third"), entry(1, "first"));
        }
    }

    @Test
    void linesThatAreNoDrillsArePassedOver() throws IOException {
        history.append(entry(1, "first"));
        Files.write(
                history.file(),
                List.of("", "null", "[]", "{}", "{\"version\":2}", "{\"version\":1,\"passed\":true}"),
                StandardOpenOption.APPEND);
        assertThat(history.newestFirst()).containsExactly(entry(1, "first"));
    }

    @Test
    void aLineOfADrshThatDidNotAskWhetherTheBackupWasSuspectIsReadToo() throws IOException {
        history.append(entry(2, "second"));
        Files.writeString(
                history.file(), Files.readString(history.file()).replace(",\"suspect\":\"it holds no row\"", ""));
        assertThat(history.newestFirst()).singleElement().satisfies(entry -> {
            assertThat(entry.remark()).isEqualTo("second");
            assertThat(entry.suspect()).isNull();
        });
    }

    @Test
    void aHistoryThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(state.resolve("drills"), "in the way");
        assertThatThrownBy(() -> history.append(entry(1, "first")))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED))
                .hasMessageContaining(history.file().toString());
    }
}
