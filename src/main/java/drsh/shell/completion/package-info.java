/**
 * Completion in the operator's own shell: the scripts for bash, zsh and fish, and where each of these shells looks for
 * them.
 *
 * <p>A script has two parts. What it does is written by hand, once for each shell, in {@code
 * src/main/resources/drsh/shell/completion}: it walks over the words of the line, and finds backups, runbooks, sessions,
 * services and storages by the names of their files and by reading {@code drsh.yml} as far as a shell can. What commands
 * and options there are is rendered into it from the {@link drsh.shell.line.CommandCatalog} as {@link
 * drsh.shell.completion.Registry}. The build renders all three; {@code completions/} in the tree holds them as they are
 * shipped, and a test compares the two.
 *
 * <p>The scripts start no JVM and ask no engine, since a second of waiting at every TAB is worse than no completion.
 * What they read they take for data: it is never run.
 */
@NullMarked
package drsh.shell.completion;

import org.jspecify.annotations.NullMarked;
