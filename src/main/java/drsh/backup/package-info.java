/**
 * Backups: made, adopted, listed, verified, copied. A backup exists when its bytes were read back and its manifest is on
 * disk; a file without a manifest is foreign, and is what its first bytes say, whatever its name.
 *
 * <p>What is less obvious than it looks. A host that has only public keys cannot read its own backups, and yet each was
 * read to its end once: when it was made, with the session key that was still in memory; from then on the digest of the
 * stored bytes vouches for it. A backup of the volume has facts of its own moment, because a server is started from the
 * archive, apart from the stack, before the backup counts. An imported file has none: nobody was there.
 *
 * <p>DESIGN has no {@code backup accept}. It is needed: a backup whose facts fall far below the last good one is suspect,
 * and without a way to say that the shrinking is right, all later ones would be compared with that one for ever.
 */
@NullMarked
package drsh.backup;

import org.jspecify.annotations.NullMarked;
