package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTests {

    @TempDir
    Path folder;

    private Rig rig;
    private Path journal = Path.of("");

    @BeforeEach
    void aSession() {
        rig = new Rig(folder.resolve("state"));
        rig.commands.next("destroy old 20260111-020000", Outcome.FAILED, "no room");
        rig.typed("w", "d", "y", "y", "reflectus", "r", "reflectus", "s", "not now");
        journal = rig.journal().orElseThrow();
    }

    @Test
    void everyEventComesBackAsItWas() {
        List<SessionEvent> read = JournalReader.read(journal).lines().stream()
                .map(Recorded::event)
                .toList();
        assertThat(read).hasSameSizeAs(rig.events);
        for (int at = 0; at < read.size(); at++) {
            // The prose is left to the runbook.
            assertThat(JournalLine.of(rig.clock.instant(), read.get(at)))
                    .isEqualTo(JournalLine.of(rig.clock.instant(), rig.events.get(at)));
        }
    }

    @Test
    void aTornLastLineIsPassedOver() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        int lines = rig.events.size();
        int last = rig.journalLines().get(lines - 1).length();
        for (int cut : List.of(2, last / 2, last)) {
            Files.write(journal, Arrays.copyOf(whole, whole.length - cut));
            SessionLog log = JournalReader.read(journal);
            assertThat(log.torn()).as("%d bytes less", cut).isTrue();
            assertThat(log.lines()).hasSize(lines - 1);
        }
    }

    @Test
    void anEmptyJournalOrOneWithAGapIsDamaged() throws IOException {
        List<String> lines = rig.journalLines();
        Files.write(journal, List.of(lines.get(0), lines.get(1).substring(0, 9), lines.get(2)));
        refused("damaged at line 2");
        Files.write(journal, List.of(lines.get(0), lines.get(1).replace("CommandStarted", "Nothing"), lines.get(2)));
        refused("line 2 of journal");
        Files.writeString(journal, "");
        refused("begins with SessionOpened");
        Files.delete(journal);
        refused("cannot be read");
    }

    @Test
    void aValueOfTheWrongKindIsDamage() throws IOException {
        Files.writeString(
                journal,
                "{\"v\":1,\"at\":\"soon\",\"event\":\"StepCounted\",\"step\":\"a\",\"name\":\"b\"}\n",
                StandardOpenOption.APPEND);
        refused("its values are not those of a StepCounted");
    }

    private void refused(String why) {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> JournalReader.read(journal))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED));
    }
}
