package drsh.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Whether something reads crontabs. A hint and no proof: a container may hide what runs, or have no daemon at all. */
final class CronDaemon {

    private static final Set<String> NAMES = Set.of("cron", "crond", "fcron");

    private CronDaemon() {}

    /** Whether one of them is among the running processes. */
    static boolean seen(Path processes) {
        try (Stream<Path> all = Files.list(processes)) {
            return all.map(process -> process.resolve("comm"))
                    .filter(Files::isReadable)
                    .anyMatch(CronDaemon::isOne);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isOne(Path comm) {
        try {
            return NAMES.contains(Files.readString(comm).strip());
        } catch (IOException e) {
            // It has ended in the meantime.
            return false;
        }
    }
}
