package drsh.shell.line;

import drsh.command.Outcome;
import drsh.command.Risk;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/**
 * A method that is a command: its specification, and how the words of a line become its parameters. A parameter is
 * required unless it is an {@link Optional}, a list, a boolean flag, or has a default.
 */
public final class CommandMethod {

    private final Method method;
    private final CommandSpec spec;

    /**
     * Reads the declaration.
     *
     * @param method has Spring Shell's {@code @Command}
     * @param group the name of its group
     */
    public CommandMethod(Method method, String group) {
        this.method = method;
        Command command = method.getAnnotation(Command.class);
        Risky risky = method.getAnnotation(Risky.class);
        Risk risk = risky == null ? Risk.READ : risky.value();
        Examples examples = method.getAnnotation(Examples.class);
        List<OptionSpec> options = options(method);
        Risk highest =
                options.stream().flatMap(option -> option.risk().stream()).reduce(risk, Risk::or);
        PrintsData data = method.getAnnotation(PrintsData.class);
        options.addAll(CommonOptions.of(highest, data != null));
        this.spec = new CommandSpec(
                List.of(String.join(" ", command.name()).split(" ", -1)),
                group,
                command.description(),
                risk,
                arguments(method),
                List.copyOf(options),
                examples == null ? List.of() : List.of(examples.value()),
                ends(method, highest),
                data == null ? 0 : data.version());
    }

    /** What is known about the command. */
    public CommandSpec spec() {
        return spec;
    }

    /** The method. */
    public Method method() {
        return method;
    }

    /**
     * The method's parameters for a line.
     *
     * @param invocation goes to the parameters that are neither option nor argument
     */
    public @Nullable Object[] values(CommandLine line, Object invocation) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> value(parameter, line, invocation))
                .toArray();
    }

    private @Nullable Object value(Parameter parameter, CommandLine line, Object invocation) {
        Option option = parameter.getAnnotation(Option.class);
        if (option != null) {
            OptionSpec declared = option(parameter, option);
            return new ParameterShape(parameter)
                    .value(line.values(declared), declared.defaultValue(), declared.typed());
        }
        Argument argument = parameter.getAnnotation(Argument.class);
        List<String> given = line.arguments();
        if (argument != null) {
            int index = argument.index();
            List<String> words = index < given.size() ? List.of(given.get(index)) : List.of();
            return new ParameterShape(parameter).value(words, text(argument.defaultValue()), name(parameter));
        }
        if (parameter.isAnnotationPresent(Arguments.class)) {
            int first = line.command().arguments().size() - 1;
            return new ParameterShape(parameter)
                    .value(
                            given.subList(Math.min(first, given.size()), given.size()),
                            Optional.empty(),
                            name(parameter));
        }
        return invocation;
    }

    private static Set<Outcome> ends(Method method, Risk highest) {
        EnumSet<Outcome> ends =
                EnumSet.of(Outcome.DONE, Outcome.FAILED, Outcome.USAGE, Outcome.REFUSED, Outcome.INTERRUPTED);
        if (highest != Risk.READ) {
            ends.addAll(List.of(Outcome.DECLINED, Outcome.UNANSWERED, Outcome.LOCKED));
        }
        Ends more = method.getAnnotation(Ends.class);
        if (more != null) {
            ends.addAll(List.of(more.value()));
        }
        return Collections.unmodifiableSet(ends);
    }

    private static List<OptionSpec> options(Method method) {
        List<OptionSpec> options = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Option option = parameter.getAnnotation(Option.class);
            if (option != null) {
                options.add(option(parameter, option));
            }
        }
        return options;
    }

    private static OptionSpec option(Parameter parameter, Option option) {
        ParameterShape shape = new ParameterShape(parameter);
        Risky risky = parameter.getAnnotation(Risky.class);
        Optional<String> defaultValue = text(option.defaultValue());
        return new OptionSpec(
                option.longName().isEmpty() ? parameter.getName() : option.longName(),
                option.shortName() == ' ' ? Optional.empty() : Optional.of(option.shortName()),
                option.description(),
                shape.valueSpec(),
                shape.flag(),
                option.required() || (shape.single() && !shape.flag() && defaultValue.isEmpty()),
                shape.list(),
                defaultValue,
                risky == null ? Optional.empty() : Optional.of(risky.value()));
    }

    private static List<ArgumentSpec> arguments(Method method) {
        List<ArgumentSpec> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Argument argument = parameter.getAnnotation(Argument.class);
            ParameterShape shape = new ParameterShape(parameter);
            if (argument != null) {
                if (argument.index() != arguments.size()) {
                    throw new IllegalStateException(method + ": arguments are not in the order of their indexes");
                }
                boolean required = shape.single() && argument.defaultValue().isEmpty();
                arguments.add(new ArgumentSpec(
                        name(parameter),
                        argument.description(),
                        shape.valueSpec(),
                        required,
                        false,
                        argument.defaultValue()));
            } else if (parameter.isAnnotationPresent(Arguments.class)) {
                arguments.add(new ArgumentSpec(name(parameter), "", shape.valueSpec(), false, true, ""));
            }
        }
        return List.copyOf(arguments);
    }

    private static String name(Parameter parameter) {
        return parameter.getName().replaceAll("([A-Z])", "-$1").toUpperCase(java.util.Locale.ROOT);
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
