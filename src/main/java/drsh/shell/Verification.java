package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.BackupVerifier;
import drsh.backup.Broken;
import drsh.backup.Catalog;
import drsh.backup.Foreign;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Verifies backups and tells how that went. */
final class Verification {

    private final BackupVerifier verifier;
    private final Console console;
    private final List<Line> lines = new ArrayList<>();

    Verification(BackupVerifier verifier, Console console) {
        this.verifier = verifier;
        this.console = console;
    }

    /**
     * What became of a copy or a file.
     *
     * @param backup the id, or the name of a file that has none
     * @param storage where it is; empty where that is not known
     * @param result {@code whole}, {@code damaged}, {@code unread} or {@code foreign}
     * @param remark what was found
     */
    record Line(String backup, String storage, String result, String remark) {}

    /** All that was looked at so far. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    void one(Backup.Copy copy) {
        String how = noted(copy);
        console.print("backup " + copy.manifest().id() + " is whole: "
                + Amounts.size(copy.manifest().data().size()) + ", " + how);
    }

    /**
     * Verifies everything, damaged or not, and prints a table.
     *
     * @throws DrshException (verification failed) when anything is damaged, else the failure that kept it from being
     *     read, such as (refused) when a key is missing; (refused) when there is nothing
     */
    void all(Catalog catalog) {
        Catalog.Contents contents = catalog.contents();
        Table table = new Table().column("BACKUP").column("WHERE").text("RESULT");
        List<String> damaged = new ArrayList<>();
        List<DrshException> unread = new ArrayList<>();
        for (Backup backup : contents.backups()) {
            for (Backup.Copy copy : backup.copies()) {
                row(table, copy, damaged, unread);
            }
        }
        for (Broken broken : contents.broken()) {
            damaged.add(broken.what());
            lines.add(new Line(broken.file(), "", "damaged", broken.what()));
            table.row(broken.file(), "", Styled.bad(broken.what()));
        }
        for (Foreign foreign : contents.foreign()) {
            String what = foreign.content() == null
                    ? "cannot be read"
                    : foreign.content().words();
            String place = catalog.places().get(0).name();
            lines.add(new Line(foreign.file(), place, "foreign", what));
            table.row(foreign.file(), place, "foreign: " + what);
        }
        if (table.isEmpty()) {
            throw DrshException.refused(
                    "There is no backup in " + catalog.storage().where(), "make one with 'backup create'");
        }
        console.print(table);
        // What cannot be read now is not damaged, and not verified either.
        contents.away()
                .forEach(name -> console.say(
                        Styled.warning("the storage " + name + " is not there: nothing in it was verified")));
        if (!damaged.isEmpty()) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    damaged.size() == 1
                            ? damaged.get(0)
                            : damaged.size() + " are damaged: " + String.join("; ", damaged),
                    "use another backup ('backup list')");
        }
        // What failed counts more than what was refused.
        unread.stream().min(Comparator.comparing(DrshException::outcome)).ifPresent(worst -> {
            throw worst;
        });
    }

    private void row(Table table, Backup.Copy copy, List<String> damaged, List<DrshException> unread) {
        String place = copy.place().name();
        try {
            String how = noted(copy);
            table.row(copy.manifest().id(), place, Styled.good("whole: " + how));
        } catch (DrshException e) {
            if (e.outcome() == Outcome.INTERRUPTED) {
                throw e;
            }
            if (e.outcome() == Outcome.UNVERIFIED) {
                damaged.add(e.what());
                table.row(copy.manifest().id(), place, Styled.bad(e.what()));
            } else {
                unread.add(e);
                table.row(copy.manifest().id(), place, Styled.warning("not read: " + e.what()));
            }
        }
    }

    private String noted(Backup.Copy copy) {
        String id = copy.manifest().id().value();
        try {
            String how = verified(copy);
            lines.add(new Line(id, copy.place().name(), "whole", how));
            return how;
        } catch (DrshException e) {
            String result = e.outcome() == Outcome.UNVERIFIED ? "damaged" : "unread";
            lines.add(new Line(id, copy.place().name(), result, e.what()));
            throw e;
        }
    }

    private String verified(Backup.Copy copy) {
        BackupVerifier.Verified verified = verifier.verify(copy);
        return verified.contentRead()
                ? "its SHA-256 as recorded, all " + verified.manifest().entries() + " entries read"
                : "its SHA-256 as recorded; this host has no key to read it again";
    }
}
