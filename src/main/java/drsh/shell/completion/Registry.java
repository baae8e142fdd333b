package drsh.shell.completion;

import drsh.practice.Disaster;
import drsh.shell.line.ArgumentSpec;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.CommonOptions;
import drsh.shell.line.OptionSpec;
import drsh.shell.line.ValueSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command registry as the scripts have it: what there is behind the words of a command typed so far. */
record Registry(List<Node> nodes) {

    /**
     * A word with what is said of it.
     *
     * @param names of an option or argument, separated by commas, a plus behind them where it may be repeated; or a verb
     * @param value a list of choices, or a kind behind an {@code @}, or nothing; always nothing for a verb
     * @param description a few words
     */
    record Entry(String names, String value, String description) {}

    /**
     * What can follow on some words.
     *
     * @param route the words, joined by blanks; empty for the beginning of the line
     * @param verbs the words that can come next
     * @param options the options of that command, or those of drsh itself at the beginning
     * @param arguments the arguments of that command
     */
    record Node(String route, List<Entry> verbs, List<Entry> options, List<Entry> arguments) {}

    static Registry of(CommandCatalog catalog) {
        Map<List<String>, Node> nodes = new LinkedHashMap<>();
        nodes.put(List.of(), group(catalog, List.of(), CommonOptions.beforeTheCommand()));
        for (CommandSpec command : catalog.commands()) {
            for (int length = 1; length < command.words().size(); length++) {
                List<String> words = command.words().subList(0, length);
                nodes.computeIfAbsent(words, route -> group(catalog, route, List.of(CommonOptions.HELP)));
            }
            nodes.put(
                    command.words(),
                    new Node(
                            command.name(),
                            verbs(catalog, command.words()),
                            options(command.options()),
                            command.arguments().stream().map(Registry::entry).toList()));
        }
        return new Registry(List.copyOf(nodes.values()));
    }

    private static Node group(CommandCatalog catalog, List<String> route, List<OptionSpec> options) {
        return new Node(String.join(" ", route), verbs(catalog, route), options(options), List.of());
    }

    private static List<Entry> verbs(CommandCatalog catalog, List<String> route) {
        Map<String, Entry> verbs = new LinkedHashMap<>();
        for (CommandSpec command : catalog.under(route)) {
            String verb = command.words().get(route.size());
            boolean whole = command.words().size() == route.size() + 1;
            boolean group =
                    !catalog.under(command.words().subList(0, route.size() + 1)).isEmpty();
            String description = whole && !group
                    ? command.description()
                    : catalog.groups().getOrDefault(command.group(), command.description());
            verbs.putIfAbsent(verb, new Entry(verb, "", description));
        }
        return List.copyOf(verbs.values());
    }

    private static List<Entry> options(List<OptionSpec> options) {
        List<Entry> entries = new ArrayList<>();
        for (OptionSpec option : options) {
            String names = Stream.concat(
                            Stream.of(option.typed()),
                            option.shortName().stream().map(letter -> "-" + letter))
                    .collect(Collectors.joining(","));
            entries.add(new Entry(
                    names + (option.repeatable() ? "+" : ""),
                    option.flag() ? "" : kind(option.value()),
                    option.description()));
        }
        return List.copyOf(entries);
    }

    private static Entry entry(ArgumentSpec argument) {
        return new Entry(
                argument.name() + (argument.variadic() ? "+" : ""), kind(argument.value()), argument.description());
    }

    private static String kind(ValueSpec value) {
        return switch (value.type()) {
            case CHOICE -> String.join(",", value.choices());
            case DISASTER ->
                Arrays.stream(Disaster.values()).map(Disaster::title).collect(Collectors.joining(","));
            case FILE -> "@file";
            case FOREIGN_FILE -> "@foreign";
            case DIRECTORY -> "@directory";
            case BACKUP_ID -> "@backup";
            case RUNBOOK -> "@runbook";
            case SESSION_ID -> "@session";
            case SERVICE -> "@service";
            case STORAGE -> "@storage";
            case COMMAND -> "@command";
            // Only the engine or a runbook knows these; and the stack's name confirms something because it has to be
            // typed.
            case TEXT, NUMBER, DURATION, RESTORE_ID, DATABASE, STACK, STEP, INPUT -> "@any";
        };
    }
}
