package drsh.schedule;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** Jobs for tests. */
final class Jobs {

    static final Instant INSTALLED = Instant.parse("2026-01-11T10:00:00Z");

    /** All that a shell, cron or systemd could take for something else. */
    static final String NASTY = "/srv/it's \"50%\" of $HOME; # \\%s `x` é\\";

    private Jobs() {}

    static Job plain() {
        return of("/srv/shop", "/opt/drsh/bin/drsh");
    }

    static Job nasty() {
        return new Job(
                "shop",
                Path.of(NASTY),
                LocalTime.of(23, 5),
                List.of("/opt/a 100% $new drsh/bin/drsh", "--config", "/etc/$x%y.yml", "schedule", "run"),
                Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", "/opt/it's a \"50%\" $JDK\\"),
                INSTALLED);
    }

    static Job of(String folder, String launcher) {
        return new Job(
                "shop",
                Path.of(folder),
                LocalTime.of(2, 0),
                List.of(launcher, "schedule", "run"),
                Map.of("PATH", "/usr/bin:/bin", "HOME", "/root"),
                INSTALLED);
    }
}
