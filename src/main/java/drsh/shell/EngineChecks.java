package drsh.shell;

import drsh.command.Amounts;
import drsh.docker.ComposeVersion;
import drsh.docker.Engine;
import drsh.docker.EngineState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What doctor asks about the configuration and about the programs that do the work. */
final class EngineChecks {

    static final String CONFIGURATION = "configuration";
    static final String ENGINE = "engine";
    static final String COMPOSE = "compose";

    /** Times of backups, of sessions and of the server are compared by the minute. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

    private final Supplier<Workspace> workspace;

    EngineChecks(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    List<DoctorCheck> all() {
        return List.of(
                new DoctorCheck(CONFIGURATION, this::configuration),
                new DoctorCheck(ENGINE, EngineChecks::engine),
                new DoctorCheck("clock", this::clock).after(ENGINE, CONFIGURATION),
                new DoctorCheck(COMPOSE, EngineChecks::compose));
    }

    private DoctorFinding configuration() {
        return DoctorFinding.ok(
                workspace.get().configuration().file().map(Path::toString).orElse("no drsh.yml: the defaults hold"));
    }

    private static DoctorFinding engine() {
        try (Engine engine = Engine.connect()) {
            return DoctorFinding.ok("version " + engine.version() + " at " + engine.address() + ", reached as user "
                    + System.getProperty("user.name", "unknown"));
        }
    }

    private DoctorFinding clock() {
        String zone = "; days are counted in " + workspace.get().clock().getZone();
        try (Engine engine = Engine.connect()) {
            Instant asked = Instant.now();
            Optional<Instant> told = EngineState.of(engine).time();
            Instant answered = Instant.now();
            if (told.isEmpty()) {
                return DoctorFinding.unknown("what time the engine has", "'docker info --format {{.SystemTime}}'");
            }
            Duration apart = apart(told.get(), asked, answered);
            return apart.compareTo(CLOCKS_APART) > 0
                    ? DoctorFinding.warning(
                            "this host and the engine are " + Amounts.time(apart) + " apart" + zone,
                            "set both by NTP ('timedatectl set-ntp true'): the ages of backups are wrong otherwise")
                    : DoctorFinding.ok("this host and the engine have the same time" + zone);
        }
    }

    /** How far a time is outside of the interval in which it was told. */
    static Duration apart(Instant told, Instant asked, Instant answered) {
        if (told.isBefore(asked)) {
            return Duration.between(told, asked);
        }
        return told.isAfter(answered) ? Duration.between(answered, told) : Duration.ZERO;
    }

    private static DoctorFinding compose() {
        ComposeVersion version = ComposeVersion.current();
        return version.supported()
                ? DoctorFinding.ok("version " + version.text())
                : DoctorFinding.failure("version " + version.text() + " is too old", "install Docker Compose v2");
    }
}
