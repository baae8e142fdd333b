package drsh.shell;

import drsh.command.Outcome;
import drsh.shell.line.CommandMethod;
import drsh.shell.line.OptionSpec;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/**
 * A method as a command of Spring Shell. The method returns nothing, or an {@link Outcome} when it may end well with
 * another one than DONE.
 */
final class MethodCommand extends AbstractCommand {

    private final CommandMethod method;
    private final Supplier<?> group;

    /**
     * A command.
     *
     * @param group the object that the method belongs to, which is not built until the command runs
     */
    MethodCommand(CommandMethod method, Supplier<?> group) {
        super(method.spec().name(), method.spec().description(), method.spec().group());
        this.method = method;
        this.group = group;
    }

    @Override
    public List<CommandOption> getOptions() {
        return method.spec().options().stream().map(MethodCommand::option).toList();
    }

    @Override
    public ExitStatus doExecute(CommandContext context) throws Exception {
        Invocation invocation = Invocation.of(context);
        method.method().setAccessible(true);
        try {
            Object result = method.method().invoke(group.get(), method.values(invocation.line(), invocation));
            Outcome outcome = result instanceof Outcome ended ? ended : Outcome.DONE;
            return new ExitStatus(outcome.code(), outcome.name());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static CommandOption option(OptionSpec option) {
        return CommandOption.with()
                .longName(option.longName())
                .shortName(option.shortName().orElse(' '))
                .description(option.description())
                .required(option.required())
                .defaultValue(option.defaultValue().orElse(""))
                .type(option.value().javaType())
                .build();
    }
}
