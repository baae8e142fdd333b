package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Risk;
import drsh.runbook.CommandCheck;
import drsh.runbook.CommandVerdict;
import drsh.runbook.FenceWord;
import drsh.runbook.Input;
import drsh.runbook.ParsedRunbook;
import drsh.runbook.Runbook;
import drsh.runbook.RunbookCatalog;
import drsh.runbook.RunbookEntry;
import drsh.runbook.Step;
import drsh.shell.line.StrictCommandParser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A runbook as it is shipped, for tests that do what its file says. */
record ShippedRunbook(ParsedRunbook parsed) {

    private static final RunbookCatalog CATALOG = new RunbookCatalog(List.of(Path.of("runbooks")));
    private static final StrictCommandParser PARSER = parser();

    static ShippedRunbook named(String name) {
        return new ShippedRunbook(CATALOG.find(name));
    }

    static List<ShippedRunbook> all() {
        return CATALOG.list().stream()
                .map(RunbookEntry::name)
                .map(ShippedRunbook::named)
                .toList();
    }

    /** The commands that there really are. */
    static CommandCheck commands() {
        return line -> {
            try {
                return new CommandVerdict.Known(PARSER.read(line).risk());
            } catch (DrshException e) {
                return new CommandVerdict.Unknown(e.what(), null);
            }
        };
    }

    Runbook runbook() {
        return parsed.runbook();
    }

    String name() {
        return runbook().name();
    }

    List<Step> steps() {
        return runbook().steps();
    }

    /** Every line of it in its order, as a person without drsh's guidance would paste them. */
    List<String> lines(Map<String, String> set) {
        Map<String, String> values = values(set);
        return Stream.concat(Stream.of(runbook().preflight()), steps().stream())
                .flatMap(step -> commands(step, values))
                .toList();
    }

    /** What a file has to answer so that every step runs. */
    List<String> answers(String stack, Map<String, String> set) {
        return steps().stream()
                .flatMap(step -> answers(step, stack, values(set)))
                .toList();
    }

    /** Whether the step asks for the stack's name. */
    static boolean destroys(Step step, Map<String, String> values) {
        return commands(step, values).anyMatch(line -> PARSER.read(line).risk() == Risk.DESTROY);
    }

    /** The values of the inputs: those given, else the defaults. */
    Map<String, String> values(Map<String, String> set) {
        Map<String, String> values = new HashMap<>();
        for (Input input : runbook().inputs()) {
            values.put(
                    input.name(),
                    Objects.requireNonNull(set.getOrDefault(input.name(), input.defaultValue()), input.name()));
        }
        return values;
    }

    /** A script that runs these lines without anybody to be asked. */
    static String agreed(List<String> lines, String stack) {
        return lines.stream()
                .map(line -> switch (PARSER.read(line).risk()) {
                    case READ -> line;
                    case CHANGE -> line + " --yes";
                    case DESTROY -> line + " --confirm=" + stack;
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> commands(Step step, Map<String, String> values) {
        return Stream.concat(step.lines(FenceWord.RUN), step.lines(FenceWord.CHECK))
                .map(line -> line.fill(values));
    }

    private static Stream<String> answers(Step step, String stack, Map<String, String> values) {
        Stream<String> name = destroys(step, values) ? Stream.of(stack) : Stream.empty();
        Stream<String> byHand = step.lines(FenceWord.MANUAL).map(line -> "y");
        return Stream.of(Stream.of("y"), name, byHand).flatMap(each -> each);
    }

    private static StrictCommandParser parser() {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            beans.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            beans.register(ShellWiring.class);
            beans.refresh();
            return beans.getBean(StrictCommandParser.class);
        }
    }
}
