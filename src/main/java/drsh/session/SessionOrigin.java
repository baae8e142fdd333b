package drsh.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who runs a session, where, and with what.
 *
 * @param operator the person's login name
 * @param host the machine's name
 * @param stack the stack's name: what is typed to confirm a step that destroys
 * @param versions what ran it, by name, such as {@code drsh}; for the report
 */
public record SessionOrigin(String operator, String host, String stack, Map<String, String> versions) {

    /** Copies the map, in its order; a journal of before there were versions has none. */
    public SessionOrigin {
        versions = versions == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
}
