package drsh.docker;

import drsh.command.DrshException;
import java.util.regex.Pattern;

/** A Compose project; drsh calls it the stack. */
public record ProjectName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    /** @throws DrshException (usage) when Docker would not accept the name */
    public ProjectName {
        if (!FORM.matcher(value).matches()) {
            throw DrshException.usage(
                    "'" + value + "' is not a name of a stack", "see 'docker compose config' for the names");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
