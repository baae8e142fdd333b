package drsh.docker;

import drsh.command.DrshException;
import java.util.regex.Pattern;

/** A service of the Compose file. */
public record ServiceName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._-]+");

    /** @throws DrshException (usage) when Docker would not accept the name */
    public ServiceName {
        if (!FORM.matcher(value).matches()) {
            throw DrshException.usage(
                    "'" + value + "' is not a name of a service", "see 'docker compose config' for the names");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
