package drsh.shell;

import drsh.backup.Manifest;
import drsh.command.Amounts;
import drsh.command.Outcome;
import drsh.postgres.Facts;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;

/** What is said of a backup once it is made or adopted. */
final class BackupTalk {

    private BackupTalk() {}

    /** Warns whoever is about to rely on one that may not hold what it should. */
    static void warnIfSuspect(Manifest backup, Console console) {
        String suspect = backup.notes().suspect();
        if (suspect != null) {
            console.say(Styled.warning("backup " + backup.id() + " is SUSPECT: " + suspect));
        }
    }

    /** Tells of a new one, and whether it needs attention. */
    static Outcome made(Manifest made, Console console) {
        Facts facts = made.facts();
        console.print("backup " + made.id() + ": " + Amounts.size(made.data().size())
                + (facts == null
                        ? ""
                        : ", " + facts.rows() + " rows in " + facts.tables().size() + " tables")
                + (made.encryption().any() ? ", encrypted (" + made.encryption() + ")" : "")
                + ", read back and verified, in " + Amounts.time(made.duration()));
        String suspect = made.notes().suspect();
        if (suspect != null) {
            console.say(
                    Styled.warning("suspect: " + suspect + ". It is kept, and never latest-verified. Next: look at the"
                            + " database; if all is well, 'backup accept " + made.id() + "'"));
            return Outcome.ATTENTION;
        }
        if (facts == null) {
            console.say(Styled.warning(
                    "nobody could read what it holds, so it is never latest-verified until a drill has done so"));
            return Outcome.ATTENTION;
        }
        return Outcome.DONE;
    }
}
