package drsh.session;

import drsh.runbook.Input;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What would answer a question. The stack's name is never offered: it has to be typed. */
public sealed interface Offer {

    /** Only the person knows. */
    record Nothing() implements Offer {}

    /**
     * One of the keys.
     *
     * @param meanings of each key, in the order in which they are shown
     */
    record Keys(Map<String, String> meanings) implements Offer {

        /** Copies them. */
        public Keys {
            meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
        }
    }

    /**
     * A value of an input.
     *
     * @param input says of which type
     */
    record ValueOf(Input input) implements Offer {}
}
