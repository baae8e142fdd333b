package drsh.shell.line;

import drsh.command.DrshException;
import drsh.command.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** Reads the options and arguments of one line for the command that it names. */
final class LineReading {

    private final CommandSpec command;
    private final List<CommandSpec> subCommands;
    private final List<CommandOption> options = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private List<String> words = List.of();
    private int at;

    LineReading(CommandSpec command, List<CommandSpec> subCommands) {
        this.command = command;
        this.subCommands = subCommands;
    }

    CommandLine read(List<String> rest) {
        words = rest;
        boolean optionsEnded = false;
        for (at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (!optionsEnded && word.equals("--")) {
                optionsEnded = true;
            } else if (!optionsEnded && word.length() > 1 && word.startsWith("-")) {
                readOption(word);
            } else {
                readArgument(word);
            }
        }
        CommandLine line = new CommandLine(command, input());
        if (!line.has(CommonOptions.HELP)) {
            requireAll(line);
        }
        return line;
    }

    private void readOption(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        OptionSpec option = command.option(name).orElseThrow(() -> unknownOption(name));
        if (!option.repeatable()
                && options.stream().anyMatch(given -> option.longName().equals(given.longName()))) {
            throw DrshException.usage(option.typed() + " is given twice", "give it once");
        }
        String value = equals < 0 ? valueAfter(option, name) : word.substring(equals + 1);
        Values.read(value, option.value().javaType(), option.typed());
        options.add(CommandOption.with()
                .longName(option.longName())
                .shortName(option.shortName().orElse(' '))
                .type(option.value().javaType())
                .value(value)
                .build());
    }

    private String valueAfter(OptionSpec option, String typed) {
        if (option.flag()) {
            return "true";
        }
        boolean missing = at + 1 == words.size()
                || (words.get(at + 1).length() > 1 && words.get(at + 1).startsWith("-"));
        if (missing) {
            throw DrshException.usage(
                    typed + " needs a value",
                    "write " + option.typed() + "=" + option.value().placeholder());
        }
        return words.get(++at);
    }

    private void readArgument(String word) {
        ArgumentSpec argument = command.argument(arguments.size()).orElseThrow(() -> surplus(word));
        Values.read(word, argument.value().javaType(), argument.name());
        arguments.add(word);
    }

    private void requireAll(CommandLine line) {
        for (OptionSpec option : command.options()) {
            if (option.required() && line.value(option).isEmpty()) {
                throw DrshException.usage(command.name() + " needs " + option.typed(), usage());
            }
        }
        for (int i = arguments.size(); i < command.arguments().size(); i++) {
            if (command.arguments().get(i).required()) {
                throw DrshException.usage(
                        command.name() + " needs " + command.arguments().get(i).name(), usage());
            }
        }
    }

    private DrshException unknownOption(String name) {
        List<String> known = command.options().stream().map(OptionSpec::typed).toList();
        Optional<String> near = name.startsWith("--") ? Nearest.to(name, known) : Optional.empty();
        String what = command.name() + " has no option " + name;
        return near.map(option -> DrshException.mistyped(what, "did you mean " + option + "?", option))
                .orElseGet(() ->
                        DrshException.usage(what, "help " + command.name() + " lists its options; -- ends options"));
    }

    private DrshException surplus(String word) {
        List<String> names = subCommands.stream().map(CommandSpec::name).toList();
        Optional<String> near = Nearest.to(command.name() + " " + word, names);
        String taken = command.arguments().isEmpty() ? " takes no argument" : " takes no further argument";
        String what = command.name() + taken + " \"" + word + "\"";
        return near.map(name -> DrshException.mistyped(what, "did you mean \"" + name + "\"?", name))
                .orElseGet(() -> DrshException.usage(what, usage()));
    }

    private String usage() {
        return "usage: " + command.synopsis();
    }

    private ParsedInput input() {
        ParsedInput.Builder input =
                ParsedInput.builder().commandName(command.words().get(0));
        command.words().stream().skip(1).forEach(input::addSubCommand);
        options.forEach(input::addOption);
        for (int i = 0; i < arguments.size(); i++) {
            input.addArgument(new CommandArgument(i, arguments.get(i)));
        }
        return input.build();
    }
}
