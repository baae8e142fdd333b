package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandSpec;
import drsh.shell.screen.Console;
import drsh.shell.screen.Entries;
import drsh.shell.screen.Styled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Help, rendered from the catalog. */
final class HelpPages {

    /** The whole list of commands, by group. */
    private static final String COMMANDS = "commands";

    private final CommandCatalog catalog;

    HelpPages(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    /** What fits a screen: what to do now, the groups, and how to go on. */
    void printAll(Console console) {
        console.print(Styled.bold("drsh, the disaster-recovery shell for PostgreSQL on Docker Compose"));
        console.print("The database is gone:");
        console.print(new Entries()
                .add("backup list --good", "what can be restored, and how old it is")
                .add("runbook run disaster-recovery", "the recovery, one confirmed step at a time")
                .add("session resume", "go on with one that was interrupted")
                .add("restore undo", "take the last restore back")
                .add("doctor", "what is wrong, and how to mend it"));
        console.print("Any other day, by group:");
        Entries groups = new Entries();
        catalog.groups().forEach(groups::add);
        console.print(groups);
        console.wrap("'help GROUP' and 'help COMMAND' tell more, and help " + String.join(", ", topics()));
    }

    /** The words beside groups and commands that may follow {@code help}. */
    static List<String> topics() {
        return Stream.concat(Stream.of(COMMANDS), HelpTopics.names().stream()).toList();
    }

    /** A command, the commands of a group, or a topic. */
    void print(List<String> words, Console console) {
        List<CommandSpec> under = under(words);
        catalog.find(words).ifPresent(command -> print(command, console));
        if (!under.isEmpty()) {
            if (words.size() == 1 && catalog.groups().containsKey(words.get(0))) {
                console.print(Styled.bold(catalog.groups().get(words.get(0))));
            }
            printList(under, console);
        } else if (catalog.find(words).isEmpty()) {
            topic(words, console);
        }
    }

    /** One command. */
    void print(CommandSpec command, Console console) {
        new CommandHelp(command).print(console);
    }

    /** The group named so, else the commands whose names begin so: they are the same but for the shell's own. */
    private List<CommandSpec> under(List<String> words) {
        List<CommandSpec> group = catalog.commands().stream()
                .filter(command -> List.of(command.group()).equals(words))
                .filter(command -> !command.words().equals(words))
                .toList();
        return group.isEmpty() ? catalog.under(words) : group;
    }

    private void topic(List<String> words, Console console) {
        if (words.equals(List.of(COMMANDS))) {
            printCommands(console);
            return;
        }
        HelpTopics.Topic topic = HelpTopics.find(words).orElseThrow(() -> unknown(words));
        console.print(Styled.bold(topic.title()));
        console.print(topic.entries());
    }

    private void printCommands(Console console) {
        for (Map.Entry<String, String> group : catalog.groups().entrySet()) {
            console.print(Styled.bold(group.getKey() + ": " + group.getValue()));
            printList(
                    catalog.commands().stream()
                            .filter(command -> command.group().equals(group.getKey()))
                            .toList(),
                    console);
        }
    }

    private static void printList(List<CommandSpec> commands, Console console) {
        Entries entries = new Entries();
        commands.forEach(command -> entries.add(command.name(), command.description()));
        console.print(entries);
    }

    private DrshException unknown(List<String> words) {
        String name = String.join(" ", words).toLowerCase(Locale.ROOT);
        List<String> names = Stream.of(
                        catalog.groups().keySet().stream(),
                        catalog.commands().stream().map(CommandSpec::name),
                        topics().stream())
                .flatMap(each -> each)
                .toList();
        String what = "there is no help on \"" + name + "\"";
        return Nearest.to(name, names)
                .map(near -> DrshException.mistyped(what, "did you mean \"" + near + "\"?", near))
                .orElseGet(() -> DrshException.usage(what, "help lists what there is"));
    }
}
