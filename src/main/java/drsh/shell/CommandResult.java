package drsh.shell;

import drsh.command.Outcome;
import java.util.Optional;

/**
 * How a command ended.
 *
 * @param outcome the exit code
 * @param failure why it did not end well
 * @param output what it printed and said, line by line, without colors
 */
record CommandResult(Outcome outcome, Optional<Failure> failure, String output) {

    static CommandResult of(Outcome outcome, String output) {
        return new CommandResult(outcome, Optional.empty(), output);
    }

    static CommandResult of(Failure failure, String output) {
        return new CommandResult(failure.outcome(), Optional.of(failure), output);
    }

    /** The same, as it is told when it stops a script at a place. */
    CommandResult at(String place) {
        Failure told = failure.map(reason -> reason.at(place))
                .orElseGet(() ->
                        new Failure(outcome, place + ": ended with exit code " + outcome.code(), "see above", false));
        return new CommandResult(outcome, Optional.of(told), output);
    }
}
