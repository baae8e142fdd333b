package drsh.session;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.runbook.CommandVerdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commands that take a minute each and end as they were told to. Their first word is their risk, except that a last word
 * such as {@code it-destroys} can raise it, as an option does.
 */
final class FakeCommands implements Commands {

    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Map<String, Risk> RISKS =
            Map.of("read", Risk.READ, "stack", Risk.READ, "change", Risk.CHANGE, "destroy", Risk.DESTROY);

    final List<String> ran = new ArrayList<>();
    final List<Optional<Duration>> timeouts = new ArrayList<>();
    private final Map<String, Deque<Supplier<CommandResult>>> results = new HashMap<>();
    private final Map<String, Supplier<CommandResult>> always = new HashMap<>();
    private final TestClock clock;

    FakeCommands(TestClock clock) {
        this.clock = clock;
    }

    /** The next run of a line ends so; after that, well. */
    void next(String line, Outcome outcome, String message) {
        next(line, () -> new CommandResult(outcome, message, "look at " + line, "output of " + line));
    }

    void next(String line, Supplier<CommandResult> result) {
        results.computeIfAbsent(line, any -> new ArrayDeque<>()).add(result);
    }

    /** Every run of a line that nothing else was said of ends so. */
    void always(String line, Supplier<CommandResult> result) {
        always.put(line, result);
    }

    @Override
    public CommandVerdict check(String line) {
        return RISKS.entrySet().stream()
                .filter(known -> line.startsWith(known.getKey()) || line.endsWith(" it-" + known.getKey() + "s"))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .<CommandVerdict>map(CommandVerdict.Known::new)
                .orElse(new CommandVerdict.Unknown(line + " is no command", null));
    }

    @Override
    public CommandResult run(String line, @Nullable Duration timeout, boolean dryRun) {
        ran.add(dryRun ? line + " --dry-run" : line);
        timeouts.add(Optional.ofNullable(timeout));
        clock.pass(MINUTE);
        Deque<Supplier<CommandResult>> prepared = results.getOrDefault(line, new ArrayDeque<>());
        if (dryRun) {
            return CommandResult.done("");
        }
        return prepared.isEmpty()
                ? always.getOrDefault(line, () -> CommandResult.done("")).get()
                : prepared.remove().get();
    }
}
