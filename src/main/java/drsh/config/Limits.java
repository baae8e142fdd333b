package drsh.config;

import drsh.command.DrshException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values' types alone do not say. */
final class Limits {

    private static final String FROM_ZERO = "a number from 0";

    private static final String QUERY = "a query for each, as its text or as sql: and expect:";

    /** What a runbook can be called; {@link Configuration#STACK} is of that form too. */
    private static final Pattern RUNBOOK = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private Limits() {}

    static void check(Configuration values, List<Setting> settings) {
        require(values.restore().jobs() >= 1, "restore.jobs", "a number from 1", settings);
        require(values.facts().exactRows() >= 0, "facts.exact-rows", FROM_ZERO, settings);
        require(!values.restore().keep().isNegative(), "restore.keep", "a duration such as 3d", settings);
        boolean waits = !values.stack().healthTimeout().isNegative()
                && !values.stack().healthTimeout().isZero();
        require(waits, "stack.health-timeout", "a duration such as 2m", settings);
        String zone = values.stack().timeZone();
        require(zone == null || isZone(zone), "stack.time-zone", "a zone such as Europe/Berlin", settings);
        int percent = values.backups().suspectBelow();
        require(percent >= 0 && percent <= 100, "backups.suspect-below", "percent, 0 to 100", settings);
        require(isTime(values.schedule().at()), "schedule.at", "a time of day such as 02:00", settings);
        boolean ages = !values.drill().maxAge().isNegative()
                && !values.drill().maxAge().isZero();
        require(ages, "drill.max-age", "a duration such as 7d", settings);
        require(values.drill().checks().stream().allMatch(Limits::isQuery), "drill.checks", QUERY, settings);
        retention(values, settings);
        storages(values, settings);
        objectives(values, settings);
    }

    private static void objectives(Configuration values, List<Setting> settings) {
        values.objectives().forEach((name, objective) -> {
            String key = "objectives." + name + ".";
            requireName(name, key, settings);
            require(isTarget(objective.rto()), key + "rto", "a duration such as 30m", settings);
            require(isTarget(objective.rpo()), key + "rpo", "a duration such as 24h", settings);
        });
    }

    /** Which runbooks there are is not known here, only what one can be called. */
    private static void requireName(String name, String key, List<Setting> settings) {
        if (!RUNBOOK.matcher(name).matches()) {
            String source = settings.stream()
                    .filter(setting ->
                            setting.key().startsWith(key) && !setting.value().isEmpty())
                    .map(Setting::source)
                    .findFirst()
                    .orElse("the configuration");
            throw DrshException.usage(
                    source + ": objectives." + name + " is no name of a runbook",
                    "write " + Configuration.STACK + ", or a name that 'runbook list' shows");
        }
    }

    private static boolean isTarget(@Nullable Duration target) {
        return target == null || (!target.isNegative() && !target.isZero());
    }

    private static void retention(Configuration values, List<Setting> settings) {
        Configuration.Retention kept = values.retention();
        require(kept.daily() >= 0, "retention.daily", FROM_ZERO, settings);
        require(kept.weekly() >= 0, "retention.weekly", FROM_ZERO, settings);
        require(kept.monthly() >= 0, "retention.monthly", FROM_ZERO, settings);
    }

    private static void storages(Configuration values, List<Setting> settings) {
        String copyTo = values.schedule().copyTo();
        require(
                copyTo == null || values.storages().containsKey(copyTo),
                "schedule.copy-to",
                "the name of one of the storages: "
                        + String.join(", ", values.storages().keySet()),
                settings);
        values.storages().forEach((name, storage) -> {
            String key = "storages." + name + ".";
            if (storage.directory() == null) {
                throw DrshException.usage("the storage " + name + " has no directory", "write " + key + "directory");
            }
            require(!name.equals(Configuration.MAIN_STORAGE), key + "directory", "another name for it", settings);
            require(fromZero(storage.daily()), key + "daily", FROM_ZERO, settings);
            require(fromZero(storage.weekly()), key + "weekly", FROM_ZERO, settings);
            require(fromZero(storage.monthly()), key + "monthly", FROM_ZERO, settings);
        });
    }

    private static boolean fromZero(@Nullable Integer number) {
        return number == null || number >= 0;
    }

    /** psql would take what begins with a backslash for a command of its own. */
    private static boolean isQuery(Configuration.@Nullable Check check) {
        String sql = check == null ? null : check.sql();
        return sql != null && !sql.isBlank() && !sql.strip().startsWith("\\");
    }

    private static boolean isZone(String text) {
        try {
            return !ZoneId.of(text).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return LocalTime.parse(text).getSecond() == 0;
        } catch (DateTimeException e) {
            return false;
        }
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
