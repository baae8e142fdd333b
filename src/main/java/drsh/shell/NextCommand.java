package drsh.shell;

import drsh.shell.screen.Styled;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * The one command to type next, and why.
 *
 * @param command as it is typed
 * @param reason a few words, may be empty
 */
record NextCommand(String command, String reason) {

    /**
     * What is known without an engine.
     *
     * @param unfinished whether a session of the stack can be resumed
     * @param good whether a verified backup is there that a recovery would take
     * @param any whether any backup of drsh is there
     * @param foreign whether a file is there that may be a backup
     * @param safety whether the newest backup is what a restore in place was about to replace
     * @param drillWanted why a drill is due, empty when it is not
     */
    record Local(boolean unfinished, boolean good, boolean any, boolean foreign, boolean safety, String drillWanted) {}

    /** Chooses: first what somebody has begun, then what is broken, then what would be missed in the next disaster. */
    static NextCommand of(Local local, Optional<EngineFacts> engine) {
        if (local.unfinished()) {
            return new NextCommand("session resume", "it goes on where it stopped");
        }
        if (engine.isEmpty()) {
            return new NextCommand("doctor", "what is wrong with the engine");
        }
        if (engine.get().busy()) {
            return new NextCommand("session list", "another drsh is at work on this stack");
        }
        if (engine.get().leftovers() > 0) {
            return new NextCommand(
                    "doctor --clean",
                    "a drsh that was killed left " + engine.get().leftovers() + " things behind");
        }
        EngineFacts.Database database = engine.get().database();
        if (database == EngineFacts.Database.GONE) {
            return lost(local);
        }
        if (database == EngineFacts.Database.LACKING) {
            return new NextCommand("restore check latest-verified", "then perhaps 'runbook run disaster-recovery'");
        }
        if (database == EngineFacts.Database.DOWN) {
            return new NextCommand("stack up", "");
        }
        if (!local.good()) {
            return withoutGoodBackup(local);
        }
        return local.drillWanted().isEmpty()
                ? new NextCommand("help", "")
                : new NextCommand("drill run", local.drillWanted());
    }

    private static NextCommand lost(Local local) {
        if (local.safety()) {
            // Newer than whatever else there is, and what doctor says too.
            return new NextCommand(
                    "restore run @safety", "a restore in place did not end: it brings back what was there");
        }
        if (local.good()) {
            return new NextCommand("runbook run disaster-recovery", "");
        }
        return local.any() || local.foreign()
                ? new NextCommand("backup list", "no verified backup: see what there is")
                : new NextCommand("stack up", "a new stack: there is no backup and no data");
    }

    private static NextCommand withoutGoodBackup(Local local) {
        if (local.any()) {
            return new NextCommand("backup verify --all", "none is verified");
        }
        return local.foreign()
                ? new NextCommand("backup import --all", "files lie there that may be backups")
                : new NextCommand("backup create", "there is no backup");
    }

    /** As the banner shows it: the command first, since a narrow terminal cuts the rest. */
    AttributedString line() {
        return new AttributedStringBuilder()
                .append(Styled.bold(command))
                .append(reason.isEmpty() ? Styled.plain("") : Styled.faint("   (" + reason + ")"))
                .toAttributedString();
    }
}
