package drsh.shell;

import drsh.command.Risk;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.CommonOptions;
import drsh.shell.line.OptionSpec;
import drsh.shell.line.ValueType;
import drsh.shell.screen.Console;
import drsh.shell.screen.Entries;
import drsh.shell.screen.Styled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of one command: what it does, takes, risks and asks, how it can end, and how it is used. */
final class CommandHelp {

    private static final Map<ValueType, String> TOPICS =
            Map.of(ValueType.BACKUP_ID, "'help ids'", ValueType.SESSION_ID, "'help ids'");

    private final CommandSpec command;

    CommandHelp(CommandSpec command) {
        this.command = command;
    }

    void print(Console console) {
        console.wrap(command.synopsis());
        console.wrap("  " + command.description() + ".");
        arguments(console);
        section("Options", options(command.ownOptions()), console);
        section("Common options", options(common()), console);
        console.print(Styled.bold("Risk"));
        risk().forEach(line -> console.wrap("  " + line));
        console.print(Styled.bold("Exit codes"));
        console.wrap("  " + codes() + " ('help exit-codes')");
        if (command.dataVersion() > 0) {
            console.print(Styled.bold("JSON"));
            console.wrap("  version " + command.dataVersion() + ", as schemas/"
                    + command.name().replace(' ', '-') + ".schema.json in the distribution says ('help json')");
        }
        if (!command.examples().isEmpty()) {
            console.print(Styled.bold("Examples"));
            command.examples().forEach(example -> console.wrap("  drsh " + example));
        }
    }

    private void arguments(Console console) {
        Entries entries = new Entries();
        command.arguments().forEach(argument -> {
            String topic = TOPICS.getOrDefault(argument.value().type(), "");
            String text = argument.description()
                    + (argument.variadic() ? (argument.description().isEmpty() ? "any number" : ", any number") : "")
                    + (argument.defaultValue().isEmpty() ? "" : "; " + argument.defaultValue() + " unless it is named")
                    + (topic.isEmpty() ? "" : " (" + topic + ")");
            entries.add(argument.synopsis(), text);
        });
        section("Arguments", entries, console);
    }

    private static Entries options(List<OptionSpec> options) {
        Entries entries = new Entries();
        for (OptionSpec option : options) {
            String letter = option.shortName().map(c -> "-" + c + ", ").orElse("");
            String value = option.flag() ? "" : " " + option.value().placeholder();
            String standard = option.defaultValue()
                    .map(text -> "; " + text + " unless it is given")
                    .orElse("");
            String risk = option.risk().map(own -> " (" + own + ")").orElse("");
            String often = option.repeatable() ? "; may be given several times" : "";
            entries.add(letter + option.typed() + value, option.description() + standard + often + risk);
        }
        return entries;
    }

    private List<OptionSpec> common() {
        List<OptionSpec> own = command.ownOptions();
        return command.options().stream()
                .filter(option -> !own.contains(option))
                .toList();
    }

    private static void section(String title, Entries entries, Console console) {
        if (!entries.isEmpty()) {
            console.print(Styled.bold(title));
            console.print(entries);
        }
    }

    private List<String> risk() {
        String usual = words(command.risk());
        Map<Risk, String> others = command.ownOptions().stream()
                .filter(option ->
                        option.risk().filter(risk -> risk != command.risk()).isPresent())
                .collect(Collectors.groupingBy(
                        option -> option.risk().orElseThrow(),
                        Collectors.mapping(OptionSpec::typed, Collectors.joining(", "))));
        return Stream.concat(
                        Stream.of(usual),
                        others.entrySet().stream()
                                .map(other -> "With " + other.getValue() + ": " + words(other.getKey())))
                .toList();
    }

    private static String words(Risk risk) {
        return switch (risk) {
            case READ -> "READ: it changes nothing and asks nothing.";
            case CHANGE ->
                "CHANGE: what it does can be taken back without loss. Where it interrupts the application or deletes"
                        + " something it asks y/N; " + CommonOptions.YES.typed() + " answers beforehand.";
            case DESTROY ->
                "DESTROY: it replaces or deletes data and asks for the stack's name; " + CommonOptions.CONFIRM.typed()
                        + "=STACK gives it beforehand.";
        };
    }

    private String codes() {
        return command.ends().stream()
                .map(outcome -> outcome.code() + " " + outcome.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
