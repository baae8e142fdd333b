package drsh.shell;

import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.CommandMethod;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.annotation.Command;

/**
 * Collects the commands of all groups without building one of the groups: from what the build has written of them, else
 * from their annotations.
 */
final class CommandGroups {

    private final ListableBeanFactory beans;
    private final List<Declared> declared;
    private final Map<String, String> descriptions = new TreeMap<>();

    /** A command, and the method that it is. */
    private record Declared(WrittenGroups.Entry entry, MethodCommand command) {}

    /** Those of the groups that are beans. */
    CommandGroups(ListableBeanFactory beans) {
        this(beans, Optional.empty());
    }

    /**
     * Those that the build has written, where that is of this build.
     *
     * @param written else the groups that are beans
     */
    CommandGroups(ListableBeanFactory beans, Optional<WrittenGroups> written) {
        this.beans = beans;
        WrittenGroups known = written.orElseGet(this::scan);
        descriptions.putAll(known.descriptions());
        declared = known.commands().stream()
                .map(entry -> new Declared(entry, command(entry)))
                .toList();
    }

    private WrittenGroups scan() {
        Map<String, String> groups = new TreeMap<>();
        List<WrittenGroups.Entry> entries = new ArrayList<>();
        for (String name : beans.getBeanNamesForAnnotation(CommandGroup.class)) {
            Class<?> type = beans.getType(name);
            CommandGroup group = beans.findAnnotationOnBean(name, CommandGroup.class);
            if (type != null && group != null) {
                groups.put(group.name(), group.description());
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Command.class)) {
                        entries.add(new WrittenGroups.Entry(
                                new CommandMethod(method, group.name()).spec(), type.getName(), method.getName()));
                    }
                }
            }
        }
        return new WrittenGroups(groups, entries);
    }

    private MethodCommand command(WrittenGroups.Entry entry) {
        return new MethodCommand(
                entry.spec(),
                () -> new CommandMethod(entry.method(), entry.spec().group()),
                () -> beans.getBean(entry.type()));
    }

    /** What parser, completion, help and lint know. */
    CommandCatalog catalog() {
        return new CommandCatalog(
                declared.stream().map(known -> known.entry().spec()).toList(), descriptions);
    }

    /** What Spring Shell runs. */
    CommandRegistry registry() {
        Set<org.springframework.shell.core.command.Command> all =
                declared.stream().map(Declared::command).collect(Collectors.toCollection(LinkedHashSet::new));
        return new CommandRegistry(all);
    }

    /** The same, to be written. */
    WrittenGroups toWrite() {
        return new WrittenGroups(
                descriptions, declared.stream().map(Declared::entry).toList());
    }
}
