package drsh.shell;

import drsh.shell.line.CommandCatalog;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.CommandMethod;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.annotation.Command;

/** Collects the commands of all groups without building one of the groups. */
final class CommandGroups {

    private final List<MethodCommand> commands = new ArrayList<>();
    private final Map<String, String> descriptions = new TreeMap<>();

    CommandGroups(ListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForAnnotation(CommandGroup.class)) {
            Class<?> type = beans.getType(name);
            CommandGroup group = beans.findAnnotationOnBean(name, CommandGroup.class);
            if (type != null && group != null) {
                descriptions.put(group.name(), group.description());
                addCommands(type, group.name(), beans);
            }
        }
    }

    private void addCommands(Class<?> type, String group, ListableBeanFactory beans) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Command.class)) {
                commands.add(new MethodCommand(new CommandMethod(method, group), () -> beans.getBean(type)));
            }
        }
    }

    /** What parser, completion, help and lint know. */
    CommandCatalog catalog() {
        return new CommandCatalog(commands.stream().map(MethodCommand::spec).toList(), descriptions);
    }

    /** What Spring Shell runs. */
    CommandRegistry registry() {
        Set<org.springframework.shell.core.command.Command> all =
                commands.stream().collect(Collectors.toCollection(LinkedHashSet::new));
        return new CommandRegistry(all);
    }
}
