package drsh.shell;

import drsh.backup.BackupImport;
import drsh.backup.Foreign;
import drsh.backup.Manifest;
import drsh.command.Amounts;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.screen.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adopts foreign files and tells how that went. One that is damaged does not stop the others. */
final class Adoption {

    private final Workspace workspace;
    private final Invocation invocation;
    private final @Nullable String label;

    Adoption(Workspace workspace, Invocation invocation, @Nullable String label) {
        this.workspace = workspace;
        this.invocation = invocation;
        this.label = label;
    }

    /** The names of all foreign files of the backup directory. */
    static List<String> foreign(Workspace workspace) {
        List<String> files = workspace.catalog().contents().foreign().stream()
                .map(Foreign::file)
                .toList();
        if (files.isEmpty()) {
            throw DrshException.refused(
                    "There is no foreign file in " + workspace.storage().where(), "name a file of another directory");
        }
        return files;
    }

    void run(List<String> files) {
        List<DrshException> failures = new ArrayList<>();
        for (String file : files) {
            try {
                one(file);
            } catch (DrshException e) {
                if (files.size() == 1 || e.outcome() == Outcome.INTERRUPTED) {
                    throw e;
                }
                invocation.console().say(Printable.line(told(e)));
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new DrshException(
                    outcome(failures, files.size()),
                    failures.size() + " of " + files.size() + " files were not imported",
                    "see above what is wrong with each; " + others(failures.size() < files.size()));
        }
    }

    private String others(boolean any) {
        if (!any) {
            return "nothing was changed";
        }
        return invocation.dryRun() ? "the others would be" : "the others are backups now ('backup list')";
    }

    /** Damage counts more than a refusal, and a refusal would say that nothing was changed. */
    private Outcome outcome(List<DrshException> failures, int files) {
        boolean damaged = failures.stream().anyMatch(e -> e.outcome() == Outcome.UNVERIFIED);
        if (damaged) {
            return Outcome.UNVERIFIED;
        }
        Outcome first = failures.get(0).outcome();
        return first == Outcome.REFUSED && failures.size() < files && !invocation.dryRun() ? Outcome.FAILED : first;
    }

    /** Of a damaged file only another one helps. */
    private static String told(DrshException e) {
        return e.outcome() == Outcome.UNVERIFIED ? e.what() : e.what() + "; " + e.next();
    }

    private void one(String file) {
        BackupImport importer = workspace.importer(invocation);
        List<String> names = workspace.storage().names();
        boolean here = file.indexOf('/') < 0 && names.contains(file);
        Path path = Path.of(file).toAbsolutePath().normalize();
        String name = String.valueOf(path.getFileName());
        boolean inside = path.getParent() != null
                && path.getParent().equals(Path.of(workspace.storage().where()))
                && names.contains(name);
        boolean writes = !invocation.dryRun();
        BackupImport.Adopted found = here || inside
                ? importer.adopt(here ? file : name, label, writes)
                : importer.fetch(path, label, writes);
        Manifest adopted = found.manifest();
        invocation
                .console()
                .print((writes ? "backup " + adopted.id() + ": " : "would import it as " + adopted.id() + ": ")
                        + Printable.line(name)
                        + " is whole, " + Amounts.size(adopted.data().size()) + ", " + adopted.method() + ", "
                        + adopted.entries() + " entries, of database '"
                        + adopted.source().database() + "'; its time is " + found.timeFrom()
                        + "; its facts are unknown");
    }
}
