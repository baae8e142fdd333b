/**
 * What a drsh that was killed can leave behind, found and put right. It is found at any time, and put right only under
 * the lock of the stack, where nobody else is at work: a file or a database does not tell whether it is still in use.
 */
@NullMarked
package drsh.leftover;

import org.jspecify.annotations.NullMarked;
