/**
 * Restores with a way back: prepared beside the live database, compared with the facts of the backup, swapped in at once,
 * and undone by swapping again. Start at {@link drsh.restore.Restore}; what all ways have in common is {@link
 * drsh.restore.Preparation}.
 *
 * <p>The archive of a volume is restored in the same way, where DESIGN replaces the whole volume: a server is started
 * from it in a container of its own, and the one database is dumped from there into the scratch database. Replacing the
 * volume itself, for a cluster that no longer starts, is {@link drsh.restore.VolumeRestore}, asked for with an option.
 *
 * <p>DESIGN restores in place with {@code pg_restore --clean --single-transaction}, for when disk is short. That needs as
 * much disk as a second database: dropped tables keep their files until the commit (measured: 94 MiB before, 160 during,
 * 94 after). So {@link drsh.restore.RestoreInPlace} drops the database after a backup of it was read back and pinned, and
 * gives the name only to what was found equal: it means all of the old data, nothing, or all of the new, never a part.
 *
 * <p>A prepared database is closed to connections, so that what was found equal is what goes live, and needs no second
 * comparison; the swap opens it in its own transaction. The live one is never closed: eighty pools that reconnect at once
 * do not stop a swap, because whoever comes in while the rename waits has to wait behind it.
 *
 * <p>Selected tables come with the structure of all, in a database of their own: what they need is there, and what they
 * replace is for a person to say.
 */
@NullMarked
package drsh.restore;

import org.jspecify.annotations.NullMarked;
