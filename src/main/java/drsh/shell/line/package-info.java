/**
 * The command line: what commands there are, and what a line of words means.
 *
 * <p>A command is a method with Spring Shell's {@code @Command}, in a class with {@link drsh.shell.line.CommandGroup}.
 * Everything else about it is declared beside it: its risk, the types of its values, examples. From that comes one
 * {@link drsh.shell.line.CommandSpec} that parser, completion, help and the lint of runbooks share.
 *
 * <p>Spring Shell's own parser runs mistyped commands, so ours replaces it: a line is exactly one registered command
 * with options and arguments that it knows, or it is an error.
 */
@NullMarked
package drsh.shell.line;

import org.jspecify.annotations.NullMarked;
