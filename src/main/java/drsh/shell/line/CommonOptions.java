package drsh.shell.line;

import drsh.command.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that commands have without declaring them. They alone may also stand before the command's name. */
public final class CommonOptions {

    /** Shows help instead of running the command. */
    public static final OptionSpec HELP = flag("help", Optional.of('h'), "Show help instead of running the command");
    /** Writes details of an unexpected failure to a log file. */
    public static final OptionSpec DEBUG =
            flag("debug", Optional.empty(), "Write the details of an unexpected failure to a log file");
    /** Says when there are colors. */
    public static final OptionSpec COLOR = new OptionSpec(
            "color",
            Optional.empty(),
            "When output is colored",
            new ValueSpec(ValueType.CHOICE, ColorChoice.class),
            false,
            false,
            false,
            Optional.of("auto"),
            Optional.empty());
    /** Prints without colors. */
    public static final OptionSpec NO_COLOR = flag("no-color", Optional.empty(), "The same as --color never");
    /** Prints long lists at once. */
    public static final OptionSpec NO_PAGER =
            flag("no-pager", Optional.empty(), "Print what is longer than the screen at once");
    /** Prints data as JSON. */
    public static final OptionSpec JSON = flag("json", Optional.empty(), "Print JSON and nothing else");
    /** Says what would be done and does nothing. */
    public static final OptionSpec DRY_RUN =
            flag("dry-run", Optional.empty(), "Say what would be done, and do nothing");
    /** Answers the y/N question. */
    public static final OptionSpec YES = flag("yes", Optional.empty(), "Answer the y/N question with yes");
    /** Answers the question for the stack's name. */
    public static final OptionSpec CONFIRM = new OptionSpec(
            "confirm",
            Optional.empty(),
            "Confirm a command that replaces or deletes data, by the stack's name",
            new ValueSpec(ValueType.STACK, String.class),
            false,
            false,
            false,
            Optional.empty(),
            Optional.empty());

    static final List<OptionSpec> ALL = List.of(DRY_RUN, YES, CONFIRM, JSON, HELP, COLOR, NO_COLOR, NO_PAGER, DEBUG);

    /** Those that may stand on the command line of the process where there is no command: they are for the shell. */
    public static final List<OptionSpec> OF_THE_SHELL = List.of(COLOR, NO_COLOR, NO_PAGER, DEBUG);

    private CommonOptions() {}

    static List<OptionSpec> of(Risk highest, boolean printsData) {
        List<OptionSpec> options = new ArrayList<>();
        if (highest != Risk.READ) {
            options.add(DRY_RUN);
            options.add(YES);
        }
        if (highest == Risk.DESTROY) {
            options.add(CONFIRM);
        }
        if (printsData) {
            options.add(JSON);
        }
        options.addAll(List.of(HELP, COLOR, NO_COLOR, NO_PAGER, DEBUG));
        return List.copyOf(options);
    }

    private static OptionSpec flag(String name, Optional<Character> letter, String description) {
        return new OptionSpec(
                name,
                letter,
                description,
                new ValueSpec(ValueType.TEXT, boolean.class),
                true,
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
