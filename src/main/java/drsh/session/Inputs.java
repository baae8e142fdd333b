package drsh.session;

import drsh.command.DrshException;
import drsh.runbook.Input;

/** Knows what the value of an input stands for. */
public interface Inputs {

    /**
     * Resolves a value to the thing that it names now, so that {@code latest-verified} means the same backup in every
     * step. A text or a number is its own description.
     *
     * @param input declares the type
     * @param value has the shape of that type
     * @throws DrshException if there is no such thing
     */
    ResolvedInput resolve(Input input, String value);
}
