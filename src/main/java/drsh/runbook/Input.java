package drsh.runbook;

import org.jspecify.annotations.Nullable;

/**
 * An input that a runbook declares in its front matter and uses as {@code {{name}}}.
 *
 * @param name as used
 * @param type what values it takes
 * @param defaultValue taken when none is given, or null if one must be given
 * @param help one line for the person who is asked for it; may be empty
 * @param line where it is declared in the file, from 1
 */
public record Input(String name, InputType type, @Nullable String defaultValue, String help, int line) {}
