/**
 * One file of a backup: what lies around its content (compression, encryption), written in one pass with both digests,
 * and read back so that nothing counts before all of it was checked.
 *
 * <p>DESIGN has this inside {@code backup}. It stands below it, because restores, copies, imports and the changes of
 * encryption all write and read such files and none of that needs to know what a backup is.
 */
@NullMarked
package drsh.artifact;

import org.jspecify.annotations.NullMarked;
