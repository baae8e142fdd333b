/** The entry point and the wiring. */
@NullMarked
package drsh;

import org.jspecify.annotations.NullMarked;
