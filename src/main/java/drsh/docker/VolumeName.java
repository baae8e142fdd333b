package drsh.docker;

import drsh.command.DrshException;
import java.util.regex.Pattern;

/** A volume of the engine. */
public record VolumeName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    /** @throws DrshException (usage) when Docker would not accept the name */
    public VolumeName {
        if (!FORM.matcher(value).matches()) {
            throw DrshException.usage(
                    "'" + value + "' is not a name of a volume", "see 'docker compose config' for the names");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
