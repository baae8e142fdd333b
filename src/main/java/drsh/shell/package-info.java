/**
 * The shell: command groups, and how a command is found, confirmed, run, interrupted and answered for.
 *
 * <p>What Spring Shell does here: its annotations declare the commands, its registry holds them, its parser interface
 * is implemented by ours, and its executor runs them. What it does not do is wiring through its starter (two methods
 * of one name lose a command, and its runners leave the shell on Ctrl-C), and its adapter for methods: that one boots
 * a bean validator that costs more than most commands, builds every group for every command, and knows no outcome but
 * success. {@link drsh.shell.MethodCommand} takes its place.
 *
 * <p>A command group is a class here with {@link drsh.shell.line.CommandGroup}, listed in
 * {@link drsh.shell.ShellWiring}. Its methods are short: they ask {@link drsh.shell.Invocation} for confirmation, call
 * one thing that works, and print. What goes wrong is thrown; {@link drsh.shell.Failure} is the one place where it
 * becomes a line and an exit code.
 */
@NullMarked
package drsh.shell;

import org.jspecify.annotations.NullMarked;
