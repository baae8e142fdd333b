package drsh.drill;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a drill restores. */
public enum Where {
    /** Into a scratch database of the stack's own server. */
    SCRATCH,
    /** Into a new server in a container of its own, on a volume of its own and without a network. */
    ISOLATED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
