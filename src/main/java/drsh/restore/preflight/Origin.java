package drsh.restore.preflight;

import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.stack.Stack;

/** Whether a backup is one of this stack and this database: nothing else keeps two stacks' backups apart. */
public final class Origin {

    private Origin() {}

    /**
     * Compares the names that the manifest has with those of this stack.
     *
     * @throws DrshException (refused) when it is of another stack that was not accepted, or of another database
     */
    public static void require(Stack stack, Manifest manifest, Accepted accepted) {
        String from = manifest.source().stack();
        if (accepted.stack() != null && !from.equals(accepted.stack())) {
            throw DrshException.usage(
                    "Backup " + manifest.id() + " is of the stack '" + from + "', and not of '" + accepted.stack()
                            + "'",
                    "see 'backup show " + manifest.id() + "'");
        }
        if (!from.equals(stack.name().value()) && !from.equals(accepted.stack())) {
            throw DrshException.refused(
                    "Backup " + manifest.id() + " is of the stack '" + from + "', and this is '" + stack.name() + "'",
                    "use a backup of this stack ('backup list'), or name the other with --from-stack=" + from);
        }
        String database = manifest.source().database();
        if (!database.equals(stack.database().value())) {
            throw DrshException.refused(
                    "Backup " + manifest.id() + " is of database '" + database + "', and this stack has '"
                            + stack.database() + "'",
                    "use a backup of '" + stack.database() + "' ('backup list')");
        }
    }
}
