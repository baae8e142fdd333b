/**
 * Backups: made, listed, verified. A backup exists when its bytes were read back and its manifest is on disk; a file
 * without a manifest is foreign.
 */
@NullMarked
package drsh.backup;

import org.jspecify.annotations.NullMarked;
