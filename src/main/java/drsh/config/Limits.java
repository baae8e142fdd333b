package drsh.config;

import drsh.command.DrshException;
import java.util.List;

/** What the values' types alone do not say. */
final class Limits {

    private Limits() {}

    static void check(Configuration values, List<Setting> settings) {
        require(values.restore().jobs() >= 1, "restore.jobs", "a number from 1", settings);
        require(values.facts().exactRows() >= 0, "facts.exact-rows", "a number from 0", settings);
        require(!values.restore().keep().isNegative(), "restore.keep", "a duration such as 3d", settings);
        boolean waits = !values.stack().healthTimeout().isNegative()
                && !values.stack().healthTimeout().isZero();
        require(waits, "stack.health-timeout", "a duration such as 2m", settings);
    }

    private static void require(boolean holds, String key, String expected, List<Setting> settings) {
        if (!holds) {
            Setting wrong = settings.stream()
                    .filter(setting -> setting.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            throw DrshException.usage(
                    wrong.source() + ": " + key + " cannot be \"" + wrong.value() + "\"", "write " + expected);
        }
    }
}
