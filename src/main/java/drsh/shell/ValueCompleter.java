package drsh.shell;

import drsh.shell.line.ValueType;
import drsh.shell.screen.Suggestion;
import java.util.List;

/**
 * Offers the values of one type to completion. A bean of this type is all it takes. It is asked at each TAB, on a thread
 * that TAB does not wait for long; what comes too late is offered at the next one. What it throws counts as nothing.
 */
interface ValueCompleter {

    /** The type of values. */
    ValueType type();

    /** The values there are for this command, in the order in which they are offered. */
    List<Suggestion> suggestions(TypedCommand typed);
}
