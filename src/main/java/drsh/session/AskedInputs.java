package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.runbook.Input;
import drsh.runbook.Runbook;
import java.util.HashMap;
import java.util.Map;

/** Asks a person for the inputs that have no value; where nobody is there, the plan refuses them. */
final class AskedInputs {

    private final Prompter prompter;

    AskedInputs(Prompter prompter) {
        this.prompter = prompter;
    }

    Map<String, String> complete(Runbook runbook, Map<String, String> set) {
        Map<String, String> values = new HashMap<>(set);
        runbook.inputs().stream()
                .filter(input -> input.defaultValue() == null && !set.containsKey(input.name()))
                .filter(input -> prompter.attended())
                .forEach(input -> values.put(input.name(), ask(input)));
        return values;
    }

    private String ask(Input input) {
        String help = input.help().isEmpty() ? "" : " (" + input.help() + ")";
        return prompter.ask(input.name() + help + ":", new Offer.ValueOf(input))
                .map(Answer::text)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new DrshException(
                        Outcome.UNANSWERED,
                        "input " + input.name() + " has no value; nothing was started",
                        "give it with --set " + input.name() + "=VALUE"));
    }
}
