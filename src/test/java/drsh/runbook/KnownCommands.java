package drsh.runbook;

import drsh.command.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry of a few commands, keyed by their first words; it remembers what it was asked. */
final class KnownCommands implements CommandCheck {

    private static final Map<String, Risk> RISKS = Map.of(
            "backup verify", Risk.READ,
            "stack status", Risk.READ,
            "stack health", Risk.READ,
            "stack down", Risk.CHANGE,
            "stack up", Risk.CHANGE,
            "stack migrate", Risk.CHANGE,
            "restore run", Risk.DESTROY,
            "restore undo", Risk.DESTROY);

    final List<String> asked = new ArrayList<>();

    @Override
    public CommandVerdict check(String commandLine) {
        asked.add(commandLine);
        Optional<Risk> risk = RISKS.entrySet().stream()
                .filter(known -> (commandLine + " ").startsWith(known.getKey() + " "))
                .map(Map.Entry::getValue)
                .findFirst();
        return risk.<CommandVerdict>map(CommandVerdict.Known::new)
                .orElse(new CommandVerdict.Unknown(commandLine + " is no command", "stack up"));
    }
}
