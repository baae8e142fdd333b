package drsh.shell;

import drsh.shell.line.CommandSpec;

/**
 * What {@code --json} prints: the same envelope for all commands, so that whoever reads it knows what it is before
 * reading it. Each command's schema among the resources describes the whole document.
 *
 * @param command the name of the command
 * @param version of the form of the data; it grows when a field goes away or changes its meaning
 * @param data what the command found
 */
record JsonDocument(String command, int version, Object data) {

    JsonDocument(CommandSpec command, Object data) {
        this(command.name(), command.dataVersion(), data);
    }
}
