package drsh.shell.line;

import drsh.command.DrshException;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the command that a line begins with, or says which was probably meant. */
final class CommandName {

    private final CommandCatalog catalog;
    private final List<String> words;

    CommandName(CommandCatalog catalog, List<String> words) {
        this.catalog = catalog;
        this.words = words;
    }

    /** The words that name a group of commands and nothing more: {@code backup} in {@code backup --help}. */
    List<String> group() {
        int length = 0;
        while (length < words.size()
                && !catalog.under(words.subList(0, length + 1)).isEmpty()) {
            length++;
        }
        return words.subList(0, length);
    }

    /** Whether help is asked for on a group that is no command itself. */
    boolean asksForHelpOnGroup() {
        List<String> group = group();
        return words.size() == group.size() + 1
                && CommonOptions.HELP.answersTo(words.get(group.size()))
                && catalog.find(group).isEmpty();
    }

    /** The command; the longest name that fits. */
    CommandSpec resolve() {
        if (words.isEmpty()) {
            throw DrshException.usage("there is no command", "help lists them");
        }
        return catalog.longest(words).orElseThrow(this::unknown);
    }

    private DrshException unknown() {
        List<String> group = group();
        String name = String.join(" ", group);
        boolean bare = words.size() == group.size() || words.get(group.size()).startsWith("-");
        if (!group.isEmpty() && bare) {
            return DrshException.usage("\"" + name + "\" is a group of commands", "choose from " + listed(group));
        }
        String what = "unknown command \"" + joined(group, words.get(group.size())) + "\"";
        return new MeantCommand(catalog, words)
                .after(group)
                .map(command -> DrshException.mistyped(what, "did you mean \"" + command + "\"?", command))
                .orElseGet(() -> DrshException.usage(
                        what, group.isEmpty() ? "help lists the commands" : "choose from " + listed(group)));
    }

    private static String joined(List<String> group, String last) {
        return group.isEmpty() ? last : String.join(" ", group) + " " + last;
    }

    private String listed(List<String> group) {
        return catalog.under(group).stream().map(CommandSpec::name).collect(Collectors.joining(", "));
    }
}
