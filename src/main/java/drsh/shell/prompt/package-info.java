/**
 * The prompt: the banner above it, the line as it is typed, completed and coloured, and the lines typed before.
 *
 * <p>Nothing here knows a stack. What has to be found out comes as values, from threads that nobody waits for: a line
 * can be typed and run while the engine is silent.
 *
 * <p>JLine's own parser reads quotes and backslashes otherwise than {@link drsh.shell.line.Tokenizer} does, so what it
 * completes would not always be read as what was offered: {@link drsh.shell.prompt.PromptParser} takes its place.
 */
@NullMarked
package drsh.shell.prompt;

import org.jspecify.annotations.NullMarked;
