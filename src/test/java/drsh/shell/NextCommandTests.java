package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextCommandTests {

    private static final NextCommand.Local WELL = new NextCommand.Local(false, true, true, false, false, "");

    private static String next(NextCommand.Local local, EngineFacts.Database database, int leftovers) {
        return NextCommand.of(local, Optional.of(new EngineFacts("Docker", "", database, false, leftovers)))
                .command();
    }

    @Test
    void anUnfinishedSessionComesBeforeEverything() {
        NextCommand.Local unfinished = new NextCommand.Local(true, true, true, false, false, "none");
        assertThat(next(unfinished, EngineFacts.Database.GONE, 3)).isEqualTo("session resume");
        assertThat(NextCommand.of(unfinished, Optional.empty()).command()).isEqualTo("session resume");
    }

    @Test
    void lostDataIsRecoveredFromAGoodBackupOnly() {
        assertThat(next(WELL, EngineFacts.Database.GONE, 0)).isEqualTo("runbook run disaster-recovery");
        // A restore of the volume that was killed may have left it there, all but done.
        assertThat(next(WELL, EngineFacts.Database.GONE, 1)).isEqualTo("doctor --clean");
        assertThat(next(new NextCommand.Local(false, false, true, false, false, ""), EngineFacts.Database.GONE, 0))
                .isEqualTo("backup list");
        assertThat(next(new NextCommand.Local(false, false, false, false, false, ""), EngineFacts.Database.GONE, 0))
                .isEqualTo("stack up");
    }

    @Test
    void whatIsBrokenComesBeforeWhatWouldBeMissedLater() {
        assertThat(next(WELL, EngineFacts.Database.THERE, 2)).isEqualTo("doctor --clean");
        assertThat(next(WELL, EngineFacts.Database.DOWN, 0)).isEqualTo("stack up");
        assertThat(next(WELL, EngineFacts.Database.LACKING, 0)).isEqualTo("restore check latest-verified");
        assertThat(NextCommand.of(WELL, Optional.empty()).command()).isEqualTo("doctor");
    }

    @Test
    void withoutAGoodBackupOneIsMade() {
        assertThat(next(new NextCommand.Local(false, false, false, false, false, ""), EngineFacts.Database.THERE, 0))
                .isEqualTo("backup create");
        assertThat(next(new NextCommand.Local(false, false, true, true, false, ""), EngineFacts.Database.THERE, 0))
                .isEqualTo("backup verify --all");
        assertThat(next(new NextCommand.Local(false, false, false, true, false, ""), EngineFacts.Database.THERE, 0))
                .isEqualTo("backup import --all");
    }

    @Test
    void aDrillThatIsDueIsNamedAndElseHelp() {
        assertThat(next(new NextCommand.Local(false, true, true, false, false, "old"), EngineFacts.Database.THERE, 0))
                .isEqualTo("drill run");
        assertThat(next(WELL, EngineFacts.Database.THERE, 0)).isEqualTo("help");
    }

    @Test
    void whatARestoreInPlaceLeftBehindIsNewerThanAnyOtherBackup() {
        NextCommand.Local safety = new NextCommand.Local(false, true, true, false, true, "");
        assertThat(next(safety, EngineFacts.Database.GONE, 0)).isEqualTo("restore run @safety");
        assertThat(next(safety, EngineFacts.Database.THERE, 0)).isEqualTo("help");
    }

    @Test
    void whileAnotherIsAtWorkNothingIsBegun() {
        EngineFacts busy = new EngineFacts("Docker", "", EngineFacts.Database.GONE, true, 0);
        assertThat(NextCommand.of(WELL, Optional.of(busy)).command()).isEqualTo("session list");
    }
}
