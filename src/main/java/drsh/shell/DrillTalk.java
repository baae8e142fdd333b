package drsh.shell;

import drsh.backup.Manifest;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.drill.Checked;
import drsh.drill.DrillResult;
import drsh.drill.Drilled;
import drsh.drill.Where;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import java.time.temporal.ChronoUnit;

/** What is said of a drill: what was restored, what was asked, how long it took, and at the end whether it passed. */
final class DrillTalk {

    private DrillTalk() {}

    /** As it follows "restored". */
    static String place(Where where) {
        return where == Where.ISOLATED
                ? "into a new server beside the stack"
                : "into a scratch database of the stack's server";
    }

    static void tell(Drilled drilled, Console console) {
        DrillResult result = drilled.result();
        String backup =
                "backup " + result.backup() + ", data as of " + result.asOf().truncatedTo(ChronoUnit.SECONDS);
        DrillResult.Restored restored = result.restored();
        if (restored == null) {
            console.print(backup + ": not restored, in " + Amounts.time(result.took()));
        } else {
            console.print(backup + ", restored " + place(result.where()) + ": "
                    + restored.facts().rows() + " rows in "
                    + restored.facts().tables().size() + " tables, "
                    + (restored.compared() ? "equal to what was backed up" : "all objects that it lists"));
            result.checks().forEach(check -> check(check, console));
            if (result.checks().isEmpty()) {
                console.print(Styled.warning("no query was asked: none is configured, and there is no table \"User\""));
            }
            console.print("load " + Amounts.time(restored.times().load()) + ", restore "
                    + Amounts.time(restored.times().restore()) + ", compare "
                    + Amounts.time(restored.times().compare()) + ", checks "
                    + Amounts.time(restored.checking()) + "; with all else " + Amounts.time(result.took()));
        }
        known(drilled, console);
        console.print(result.passed() ? Styled.good("the drill passed") : Styled.bad("the drill FAILED"));
    }

    private static void check(Checked check, Console console) {
        if (check.passed()) {
            console.print("check " + check);
        } else {
            console.print(Styled.bad("check FAILED " + check));
        }
    }

    private static void known(Drilled drilled, Console console) {
        String suspect = drilled.suspect();
        if (drilled.learned()) {
            console.print("nobody had counted its rows; now they are known"
                    + (suspect == null ? ", and a recovery may rely on it" : ""));
        }
        if (suspect != null) {
            console.print(
                    Styled.warning("suspect: " + suspect + ". It is never latest-verified, and this drill does not"
                            + " count as one that passed; if all is well,"
                            + " 'backup accept " + drilled.result().backup() + "'"));
        }
    }

    /** One that was suspect beforehand; of one that turns out to be suspect only now {@link #tell} tells. */
    static void warnIfOfNoAccount(Manifest backup, DrillResult result, Console console) {
        if (result.passed() && backup.notes().suspect() != null) {
            console.print(Styled.warning("it does not count as the last drill that passed: the backup is suspect"));
        }
    }

    /** @throws DrshException (attention) when nobody will find the result everywhere where it is looked for */
    static void requireRecorded(Drilled drilled) {
        if (!drilled.unwritten().isEmpty()) {
            throw new DrshException(
                    Outcome.ATTENTION,
                    "The drill passed, but that could not be noted in " + String.join(", ", drilled.unwritten()),
                    "look at the owner, mode and free space there, then run it again");
        }
    }
}
