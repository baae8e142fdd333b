/**
 * Restores with a way back: prepared beside the live database, compared with the facts of the backup, swapped in at once,
 * and undone by swapping again.
 */
@NullMarked
package drsh.restore;

import org.jspecify.annotations.NullMarked;
