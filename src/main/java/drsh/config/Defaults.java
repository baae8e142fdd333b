package drsh.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What holds where there is no {@code drsh.yml}, made without Spring Boot's binder: for a folder without the file, as
 * the guide's is, that takes a fifth off the time of a short command. A test compares it with what the binder makes.
 */
final class Defaults {

    private Defaults() {}

    /**
     * The values.
     *
     * @param directory what relative paths start from
     */
    static Configuration in(Path directory) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Configuration(
                new Configuration.Stack(null, null, null, null, null, null, null, null, Duration.ofMinutes(2), null),
                new Configuration.Backups(directory.resolve("backups"), null, 50),
                new Configuration.Encryption(false, List.of(), null, null, List.of()),
                new Configuration.Retention(7, 4, 12),
                Map.of(),
                new Configuration.Schedule("02:00", null, null),
                new Configuration.Restore(Math.min(4, cores), Duration.ofDays(3)),
                new Configuration.Drill(List.of(), Duration.ofDays(7)),
                new Configuration.Facts(10_000_000),
                new Configuration.Runbooks(null),
                Map.of());
    }
}
