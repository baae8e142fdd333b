package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Risk;
import drsh.shell.line.ArgumentSpec;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.OptionSpec;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Help, rendered from the catalog. */
final class HelpPages {

    private final CommandCatalog catalog;

    HelpPages(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    /** All commands, by group. */
    void printAll(Console console) {
        for (Map.Entry<String, String> group : catalog.groups().entrySet()) {
            List<CommandSpec> commands = catalog.commands().stream()
                    .filter(command -> command.group().equals(group.getKey()))
                    .toList();
            console.print(Styled.bold(group.getKey() + ": " + group.getValue()));
            printList(commands, console);
            console.print("");
        }
        console.print("help COMMAND tells more about one of them. TAB completes commands, options and values.");
    }

    /** A command, or the commands of a group. */
    void print(List<String> words, Console console) {
        List<CommandSpec> under = catalog.under(words);
        catalog.find(words).ifPresent(command -> print(command, console));
        if (!under.isEmpty()) {
            printList(under, console);
        } else if (catalog.find(words).isEmpty()) {
            throw unknown(words);
        }
    }

    /** One command. */
    void print(CommandSpec command, Console console) {
        console.print(Styled.bold(command.synopsis()));
        console.print("  " + command.description() + ".");
        console.print("  Risk: " + risk(command.risk()));
        printArguments(command, console);
        printOptions(command, console);
        if (!command.examples().isEmpty()) {
            console.print("Examples:");
            command.examples().forEach(example -> console.print("  drsh " + example));
        }
    }

    private static void printList(List<CommandSpec> commands, Console console) {
        for (CommandSpec command : commands) {
            console.print("  %-22s %s".formatted(command.name(), command.description()));
        }
    }

    private static void printArguments(CommandSpec command, Console console) {
        for (ArgumentSpec argument : command.arguments()) {
            if (!argument.description().isEmpty()) {
                console.print("  %-22s %s".formatted(argument.name(), argument.description()));
            }
        }
    }

    private static void printOptions(CommandSpec command, Console console) {
        console.print("Options:");
        for (OptionSpec option : command.options()) {
            String letter = option.shortName().map(c -> "-" + c + ", ").orElse("");
            String value = option.flag() ? "" : " " + option.value().placeholder();
            String standard = option.defaultValue()
                    .map(text -> " (default: " + text + ")")
                    .orElse("");
            console.print("  %-22s %s%s".formatted(letter + option.typed() + value, option.description(), standard));
        }
    }

    private static String risk(Risk risk) {
        return switch (risk) {
            case READ -> "READ, it changes nothing";
            case CHANGE -> "CHANGE, what it does can be taken back without loss";
            case DESTROY -> "DESTROY, it replaces or deletes data and asks for the stack's name";
        };
    }

    private DrshException unknown(List<String> words) {
        String name = String.join(" ", words).toLowerCase(Locale.ROOT);
        List<String> names = Stream.concat(
                        catalog.groups().keySet().stream(),
                        catalog.commands().stream().map(CommandSpec::name))
                .toList();
        return DrshException.usage(
                "there is no command \"" + name + "\"",
                Nearest.to(name, names)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("help lists the commands"));
    }
}
