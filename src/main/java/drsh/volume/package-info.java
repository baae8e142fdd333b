/** Stub. */
@NullMarked
package drsh.volume;

import org.jspecify.annotations.NullMarked;
