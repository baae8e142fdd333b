/**
 * Drills: a backup is restored where it harms nothing, compared with what is known of it, asked the questions that the
 * operator configured, and removed again. Start at {@link drsh.drill.Drill}.
 *
 * <p>DESIGN has drills in {@code restore}. They stand above it instead: a restore need not know that somebody tries it,
 * and a drill brings along questions and a history of its own.
 *
 * <p>A drill that could not be done (refused, interrupted, the server gone) says nothing of the backup and is recorded
 * nowhere; doctor notices that the last one which passed grows old.
 */
@NullMarked
package drsh.drill;

import org.jspecify.annotations.NullMarked;
