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

    private static final char OPTION = 'o';
    private static final char ARGUMENT = 'a';
    private static final char REST = 'r';
    private static final char INVOCATION = 'i';

    private final Method method;
    private final CommandSpec spec;
    private final String parameters;

    /**
     * A method whose declaration was read before.
     *
     * @param parameters what {@link #parameters} was then
     */
    public CommandMethod(Method method, CommandSpec spec, String parameters) {
        this.method = method;
        this.spec = spec;
        this.parameters = parameters;
    }

    /**
     * Reads the declaration.
     *
     * @param method has Spring Shell's {@code @Command}
     * @param group the name of its group
     * @throws IllegalStateException when the arguments are not in their order, or another method could be taken for it
     */
    public static CommandMethod declared(Method method, String group) {
        Command command = method.getAnnotation(Command.class);
        Risky risky = method.getAnnotation(Risky.class);
        Risk risk = risky == null ? Risk.READ : risky.value();
        Examples examples = method.getAnnotation(Examples.class);
        List<OptionSpec> options = options(method);
        Risk highest =
                options.stream().flatMap(option -> option.risk().stream()).reduce(risk, Risk::or);
        PrintsData data = method.getAnnotation(PrintsData.class);
        options.addAll(CommonOptions.of(highest, data != null));
        CommandSpec spec = new CommandSpec(
                List.of(String.join(" ", command.name()).split(" ", -1)),
                group,
                command.description(),
                risk,
                arguments(method),
                List.copyOf(options),
                examples == null ? List.of() : List.of(examples.value()),
                ends(method, highest),
                data == null ? 0 : data.version());
        requireAlone(method);
        return new CommandMethod(method, spec, kinds(method));
    }

    private static void requireAlone(Method method) {
        long alike = Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                .filter(other -> other.getName().equals(method.getName())
                        && other.getParameterCount() == method.getParameterCount())
                .count();
        if (alike != 1) {
            throw new IllegalStateException(method + ": another method has its name and as many parameters");
        }
    }

    private static String kinds(Method method) {
        StringBuilder kinds = new StringBuilder();
        for (Parameter parameter : method.getParameters()) {
            kinds.append(kind(parameter));
        }
        return kinds.toString();
    }

    private static char kind(Parameter parameter) {
        if (parameter.isAnnotationPresent(Option.class)) {
            return OPTION;
        }
        if (parameter.isAnnotationPresent(Argument.class)) {
            return ARGUMENT;
        }
        return parameter.isAnnotationPresent(Arguments.class) ? REST : INVOCATION;
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
     * What the method's parameters are, a letter for each, so that a start need not read their annotations: the next
     * option or the next argument of the {@link #spec}, the rest of the words, or the invocation.
     */
    public String parameters() {
        return parameters;
    }

    /**
     * The method's parameters for a line.
     *
     * @param invocation goes to the parameters that are neither option nor argument
     */
    public @Nullable Object[] values(CommandLine line, Object invocation) {
        Parameter[] declared = method.getParameters();
        @Nullable Object[] values = new Object[declared.length];
        int options = 0;
        int arguments = 0;
        for (int i = 0; i < declared.length; i++) {
            ParameterShape shape = new ParameterShape(declared[i]);
            values[i] = switch (parameters.charAt(i)) {
                case OPTION -> value(shape, spec.options().get(options++), line);
                case ARGUMENT -> value(shape, spec.arguments().get(arguments), arguments++, line);
                case REST -> rest(shape, spec.arguments().get(arguments), arguments, line);
                default -> invocation;
            };
        }
        return values;
    }

    private static @Nullable Object value(ParameterShape shape, OptionSpec option, CommandLine line) {
        return shape.value(line.values(option), option.defaultValue(), option.value(), option.typed());
    }

    private static @Nullable Object value(ParameterShape shape, ArgumentSpec argument, int index, CommandLine line) {
        List<String> given = line.arguments();
        List<String> words = index < given.size() ? List.of(given.get(index)) : List.of();
        return shape.value(words, text(argument.defaultValue()), argument.value(), argument.name());
    }

    private static @Nullable Object rest(ParameterShape shape, ArgumentSpec argument, int first, CommandLine line) {
        List<String> given = line.arguments();
        return shape.value(
                given.subList(Math.min(first, given.size()), given.size()),
                Optional.empty(),
                argument.value(),
                argument.name());
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
