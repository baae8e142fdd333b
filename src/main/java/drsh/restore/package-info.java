/**
 * Restores with a way back: prepared beside the live database, compared with the facts of the backup, swapped in at once,
 * and undone by swapping again.
 *
 * <p>The archive of a volume is restored in the same way, where DESIGN replaces the whole volume: a server is started
 * from it in a container of its own, and the one database is dumped from there into the scratch database. So the volume
 * of the stack stays as it is, the comparison and the undo are the usual ones, and a guide's archive needs no trust in
 * its owners and modes.
 *
 * <p>Replacing the volume itself, for a cluster that no longer starts, is asked for apart ({@link VolumeRestore}). Nothing
 * that replaces a volume as a whole is one act, so each is announced in the engine before it is done
 * ({@link VolumeTransition}), and what a crash leaves is taken back or finished from there. Space for three is not needed
 * at once: the volume that the archive is checked in goes before the live one is copied. What is compared is compared file
 * by file and before the server starts, because an application that reconnects writes at once.
 */
@NullMarked
package drsh.restore;

import org.jspecify.annotations.NullMarked;
