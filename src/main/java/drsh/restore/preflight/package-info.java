/**
 * What is checked before a restore changes anything: one class for each thing that can stand in its way. Each refuses
 * with what it found, where, and the fix; what does not stop a restore and is worth knowing is said.
 */
@NullMarked
package drsh.restore.preflight;

import org.jspecify.annotations.NullMarked;
