package drsh.shell;

import java.util.List;

/**
 * What stands before the value that is completed.
 *
 * @param name of the command, empty at a question
 * @param arguments that were given already
 * @param word what was typed of the value
 */
record TypedCommand(String name, List<String> arguments, String word) {

    /** At a question, where there is no command. */
    static TypedCommand none(String word) {
        return new TypedCommand("", List.of(), word);
    }
}
