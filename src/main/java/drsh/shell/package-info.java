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
 *
 * <p>The start is what a rarely used tool is judged by. The wiring is declared with Spring's annotations and written down
 * as code by the build (Spring AOT); {@link drsh.shell.Beans} registers it in a bare bean factory, since an application
 * context prepares locales, events and caches that no command needs. Commands are read from a file that the build has
 * written too ({@link drsh.shell.WrittenGroups}): the JVM makes a class for each kind of annotation that is read. The
 * launcher adds an archive of classes that the first start prepares in the background. What such an archive cannot hold
 * is kept off the way of the commonest commands: providers of generic types, serializable comparators, the methods that
 * the language makes for records. All libraries but Bouncy Castle, whose jars are signed, are one jar: Spring looks for
 * Kotlin in vain, which opens every jar there is. The terminal is opened beside the wiring, and no program is started
 * for it. Measured by {@code src/bench/start} on two idle cores, medians of nine runs in turn: a plain executable jar of
 * the same program lists backups in 0.74 s, the distribution in 0.16 s, and its prompt answers a key after 0.21 s. Tried,
 * and of no use: opening the libraries' jars beforehand on another thread, letting the banner's threads start later.
 */
@NullMarked
package drsh.shell;

import org.jspecify.annotations.NullMarked;
