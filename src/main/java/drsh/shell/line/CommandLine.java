package drsh.shell.line;

import drsh.command.Risk;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/**
 * A line that was found to be right: one command, with options and arguments that it takes.
 *
 * @param command the command
 * @param input what was typed, in Spring Shell's form
 */
public record CommandLine(CommandSpec command, ParsedInput input) {

    /** Whether a flag was given, and not as {@code =false}. */
    public boolean has(OptionSpec flag) {
        return value(flag).filter("true"::equals).isPresent();
    }

    /** The value of an option that was given. */
    public Optional<String> value(OptionSpec option) {
        return values(option).stream().findFirst();
    }

    /** The values of an option, in the order in which they were given. */
    public List<String> values(OptionSpec option) {
        return input.options().stream()
                .filter(given -> option.longName().equals(given.longName()))
                .map(given -> String.valueOf(given.value()))
                .toList();
    }

    /** When its output is colored. */
    public ColorChoice color() {
        return has(CommonOptions.NO_COLOR)
                ? ColorChoice.NEVER
                : value(CommonOptions.COLOR)
                        .map(word -> (ColorChoice) Values.read(word, ColorChoice.class, CommonOptions.COLOR.typed()))
                        .orElse(ColorChoice.AUTO);
    }

    /** The arguments that were given. */
    public List<String> arguments() {
        return input.arguments().stream().map(CommandArgument::value).toList();
    }

    /** What this line can do: the command's risk, or that of the options given; nothing at all in a dry run. */
    public Risk risk() {
        if (has(CommonOptions.DRY_RUN) || has(CommonOptions.HELP)) {
            return Risk.READ;
        }
        return input.options().stream()
                .flatMap(given -> riskOf(given).stream())
                .reduce(Risk::or)
                .orElse(command.risk());
    }

    private Optional<Risk> riskOf(CommandOption given) {
        return "false".equals(given.value())
                ? Optional.empty()
                : command.option("--" + given.longName()).flatMap(OptionSpec::risk);
    }
}
