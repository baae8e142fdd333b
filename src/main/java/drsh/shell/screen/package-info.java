/**
 * The screen and the keyboard: the only place that prints and that reads answers.
 *
 * <p>Results go to standard output and talk to standard error, so that a pipe gets results only. Text that comes from
 * elsewhere (names of files, messages of tools) is escaped before it is shown: it cannot move the cursor or pretend to
 * be a line of ours.
 */
@NullMarked
package drsh.shell.screen;

import org.jspecify.annotations.NullMarked;
