/**
 * The stack: its Compose file, its database and application services, and what can be done to it as a whole.
 *
 * <p>DESIGN draws it beside backup and restore. It stands below them instead: a restore starts the database, and a
 * verification borrows the tools of its image, so the way is restore → backup → stack → postgres → docker → process.
 */
@NullMarked
package drsh.stack;

import org.jspecify.annotations.NullMarked;
