package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Catalog;
import drsh.command.Amounts;
import drsh.runbook.Input;
import drsh.runbook.InputType;
import drsh.session.Inputs;
import drsh.session.ResolvedInput;
import java.time.Clock;

/** What the values of a runbook's inputs stand for. */
final class SessionInputs implements Inputs {

    private final Catalog catalog;
    private final Clock clock;

    SessionInputs(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public ResolvedInput resolve(Input input, String value) {
        if (input.type() != InputType.BACKUP) {
            return new ResolvedInput(input.name(), value, value, null, null);
        }
        Backup backup = catalog.find(value);
        String description = backup.id() + ", "
                + Amounts.size(backup.manifest().data().size()) + ", " + Amounts.time(backup.age(clock)) + " old, "
                + (backup.verified() ? "verified" : "NOT verified");
        OtherBackups others = OtherBackups.of(backup, catalog.contents().backups());
        return new ResolvedInput(input.name(), backup.id().value(), description, backup.time(), others.line(clock));
    }
}
