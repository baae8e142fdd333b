package drsh.shell;

import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.CommandMethod;
import drsh.shell.line.CommandSpec;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.shell.core.command.annotation.Command;

/**
 * Collects the commands of all groups without building one of the groups: from what the build has written of them, else
 * from their annotations.
 */
final class CommandGroups {

    private final ListableBeanFactory beans;
    private final WrittenGroups known;

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
        this.known = written.orElseGet(this::scan);
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
                        entries.add(WrittenGroups.Entry.of(CommandMethod.declared(method, group.name())));
                    }
                }
            }
        }
        return new WrittenGroups(groups, entries);
    }

    /** What parser, completion, help and lint know. */
    CommandCatalog catalog() {
        return new CommandCatalog(
                known.commands().stream().map(WrittenGroups.Entry::spec).toList(), known.descriptions());
    }

    /** What Spring Shell runs: one of the {@link #catalog}. */
    MethodCommand find(CommandSpec command) {
        return known.commands().stream()
                .filter(entry -> entry.spec().words().equals(command.words()))
                .findFirst()
                .map(entry -> new MethodCommand(entry.method(), () -> beans.getBean(entry.type())))
                .orElseThrow();
    }

    /** The same, to be written. */
    WrittenGroups toWrite() {
        return known;
    }
}
