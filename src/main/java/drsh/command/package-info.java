/**
 * What all commands share: how risky they are, how they end, how they fail, what they tell on the way, and how amounts
 * and suggestions are worded.
 *
 * <p>DESIGN has no such package; without it the lowest packages would have to import from the highest one.
 */
@NullMarked
package drsh.command;

import org.jspecify.annotations.NullMarked;
