package drsh.shell;

import drsh.shell.line.ValueType;
import java.util.List;

/**
 * Offers the values of one type to completion. A bean of this type is all it takes; it is asked at each TAB, so it
 * answers within a blink and never asks a slow engine. What it throws counts as no suggestion.
 */
interface ValueCompleter {

    /** The type of values. */
    ValueType type();

    /** The values there are, in the order in which they are offered. */
    List<Suggestion> suggestions();
}
