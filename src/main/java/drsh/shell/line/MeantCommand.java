package drsh.shell.line;

import drsh.command.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which command was probably meant by words that name none: other order ({@code list backups}), the plural
 * ({@code backups}), one word too few ({@code status}, {@code restore 20260111-020000}), the habits of other tools
 * ({@code ls}), or a slip of a finger. It is only ever a suggestion.
 */
final class MeantCommand {

    /** What the same thing is called elsewhere. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "ls", "backup list",
            "dir", "backup list",
            "ps", "stack status",
            "recover", "runbook run disaster-recovery",
            "dump", "backup create",
            "rollback", "restore undo",
            "check", "doctor",
            "man", "help",
            "?", "help",
            "bye", "quit");

    /** What is done to a thing that is only named, the likeliest first. */
    private static final List<String> USUAL = List.of("run", "show");

    private final CommandCatalog catalog;
    private final List<String> words;

    /** @param words what was typed, from where a command's name should begin */
    MeantCommand(CommandCatalog catalog, List<String> words) {
        this.catalog = catalog;
        this.words = words.stream().takeWhile(word -> !word.startsWith("-")).toList();
    }

    /**
     * The suggestion.
     *
     * @param group the words at the beginning that name a group, if any
     */
    Optional<String> after(List<String> group) {
        if (words.size() <= group.size()) {
            return Optional.empty();
        }
        Stream<Supplier<Optional<String>>> guesses = Stream.of(
                this::inAnotherOrder,
                this::plural,
                () -> group.isEmpty() ? elsewhere() : Optional.empty(),
                () -> near(group),
                () -> group.isEmpty() ? verbAlone() : nameOfAThing(group));
        return guesses.map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** Also in one word: {@code backup-list}. */
    private Optional<String> inAnotherOrder() {
        List<String> parts = List.of(words.get(0).split("[-_:/.]", -1));
        Set<String> typed = (parts.size() > 1 ? parts : words)
                .stream().limit(2).map(MeantCommand::singular).collect(Collectors.toSet());
        return catalog.commands().stream()
                .filter(command -> command.words().size() > 1)
                .filter(command -> typed.equals(
                        command.words().stream().map(MeantCommand::singular).collect(Collectors.toSet())))
                .map(CommandSpec::name)
                .findFirst();
    }

    private Optional<String> plural() {
        String one = singular(words.get(0));
        return words.size() == 1 && !one.equals(words.get(0))
                ? catalog.find(List.of(one, "list")).map(CommandSpec::name)
                : Optional.empty();
    }

    private Optional<String> elsewhere() {
        return Optional.ofNullable(ELSEWHERE.get(words.get(0).toLowerCase(Locale.ROOT)))
                .filter(name -> catalog.longest(List.of(name.split(" ", -1))).isPresent());
    }

    private Optional<String> near(List<String> group) {
        List<String> known = catalog.under(group).stream()
                .map(command -> command.words().get(group.size()))
                .distinct()
                .toList();
        return Nearest.to(words.get(group.size()), known)
                .map(near -> group.isEmpty() ? near : String.join(" ", group) + " " + near);
    }

    private Optional<String> verbAlone() {
        List<String> found = catalog.commands().stream()
                .filter(command -> command.words().size() > 1)
                .filter(command -> command.words().get(1).equals(words.get(0)))
                .map(CommandSpec::name)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** {@code restore latest}: the thing is there, and what to do with it is not. */
    private Optional<String> nameOfAThing(List<String> group) {
        String word = words.get(group.size());
        return USUAL.stream()
                .map(verb -> Stream.concat(group.stream(), Stream.of(verb)).toList())
                .flatMap(name -> catalog.find(name).stream())
                .filter(command -> command.argument(0)
                        .filter(argument -> couldBe(word, argument.value().type()))
                        .isPresent())
                .map(command -> command.name() + " " + word)
                .findFirst();
    }

    private static boolean couldBe(String word, ValueType type) {
        return switch (type) {
            case BACKUP_ID -> word.matches("[0-9]{4}[0-9-]*|latest.*|@.*");
            case SESSION_ID -> word.matches("[0-9]{4}[0-9-]*.*");
            case RUNBOOK -> word.contains("-");
            default -> false;
        };
    }

    private static String singular(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.length() > 3 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
