package drsh.shell.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All commands, in the order of their names, and the groups they form. */
public final class CommandCatalog {

    private final List<CommandSpec> commands;
    private final Map<String, String> groups;

    /**
     * Takes the commands.
     *
     * @param groups the description of each group, by its name
     * @throws IllegalStateException when two commands have one name: one of them could never be reached
     */
    public CommandCatalog(List<CommandSpec> commands, Map<String, String> groups) {
        this.commands = commands.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        this.groups = new TreeMap<>(groups);
        for (int i = 1; i < this.commands.size(); i++) {
            if (this.commands.get(i).words().equals(this.commands.get(i - 1).words())) {
                throw new IllegalStateException(
                        "two commands are named " + this.commands.get(i).name());
            }
        }
    }

    /** All commands. */
    public List<CommandSpec> commands() {
        return commands;
    }

    /** The description of each group, by its name. */
    public Map<String, String> groups() {
        return groups;
    }

    /** The command of exactly this name. */
    public Optional<CommandSpec> find(List<String> words) {
        return commands.stream()
                .filter(command -> command.words().equals(words))
                .findFirst();
    }

    /** The command whose name is the longest beginning of the words. */
    public Optional<CommandSpec> longest(List<String> words) {
        return IntStream.iterate(words.size(), length -> length > 0, length -> length - 1)
                .mapToObj(length -> find(words.subList(0, length)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The commands whose names begin with these words and go on. */
    public List<CommandSpec> under(List<String> words) {
        return commands.stream()
                .filter(command -> command.words().size() > words.size())
                .filter(command -> command.words().subList(0, words.size()).equals(words))
                .toList();
    }
}
