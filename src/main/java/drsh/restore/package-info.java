/**
 * Restores with a way back: prepared beside the live database, compared with the facts of the backup, swapped in at once,
 * and undone by swapping again.
 *
 * <p>The archive of a volume is restored in the same way, where DESIGN replaces the whole volume: a server is started
 * from it in a container of its own, and the one database is dumped from there into the scratch database. So the volume
 * of the stack stays as it is, the comparison and the undo are the usual ones, and a guide's archive needs no trust in
 * its owners and modes. Replacing the volume itself, for a cluster that no longer starts, is a command of its own.
 */
@NullMarked
package drsh.restore;

import org.jspecify.annotations.NullMarked;
