package drsh.shell;

import drsh.backup.Backup;
import drsh.command.Amounts;
import drsh.config.Configuration;
import drsh.config.StateDirectory;
import drsh.drill.KnownDrill;
import drsh.runbook.RunbookCatalog;
import drsh.runbook.RunbookEntry;
import drsh.session.Figures;
import drsh.session.SessionEvent;
import drsh.session.SessionLog;
import drsh.session.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What doctor asks about objectives: how long recoveries took, against how long they may take. */
final class ObjectiveChecks {

    /** The runbook whose target counts where a drill alone tells how long a restore takes. */
    private static final String RECOVERY = "disaster-recovery";

    private final Supplier<Workspace> workspace;
    private final Runbooks runbooks;
    private final StateDirectory state;

    ObjectiveChecks(Supplier<Workspace> workspace, Runbooks runbooks, StateDirectory state) {
        this.workspace = workspace;
        this.runbooks = runbooks;
        this.state = state;
    }

    /**
     * How a recovery went.
     *
     * @param runbook its name
     * @param session its id
     * @param took from the beginning of the incident to its end
     * @param target within what it had to be done
     */
    record Measured(String runbook, String session, Duration took, Duration target) {

        boolean missed() {
            return took.compareTo(target) > 0;
        }

        @Override
        public String toString() {
            return runbook + " took " + Amounts.time(took) + " of " + Amounts.time(target);
        }
    }

    List<DoctorCheck> all() {
        return List.of(new DoctorCheck("time to recover", this::times)
                .after(EngineChecks.CONFIGURATION, StackChecks.COMPOSE_FILE));
    }

    /** The smallest age of the data that anybody allows: the configuration, else the runbook itself. */
    Optional<Duration> rpo() {
        Map<String, Configuration.Objective> said = objectives();
        Stream<Duration> configured =
                said.values().stream().map(Configuration.Objective::rpo).filter(Objects::nonNull);
        RunbookCatalog catalog = runbooks.catalog();
        Stream<Duration> written = catalog.list().stream()
                .map(RunbookEntry::name)
                .filter(name -> !said.containsKey(Configuration.STACK)
                        || Objects.requireNonNull(said.get(Configuration.STACK)).rpo() == null)
                .filter(name -> !said.containsKey(name)
                        || Objects.requireNonNull(said.get(name)).rpo() == null)
                .map(name -> catalog.examine(name).runbook().rpo())
                .filter(Objects::nonNull);
        return Stream.concat(configured, written).min(Duration::compareTo);
    }

    private DoctorFinding times() {
        String stack = workspace.get().stack().name().value();
        Map<String, Measured> newest = new LinkedHashMap<>();
        for (Sessions.Entry entry : new Sessions(state.path()).list()) {
            entry.log()
                    .filter(log -> log.opened().origin().stack().equals(stack))
                    .flatMap(log -> measured(entry.id(), log))
                    .ifPresent(one -> newest.putIfAbsent(one.runbook(), one));
        }
        return finding(new ArrayList<>(newest.values()), restore(), target());
    }

    /** How long the newest drill that counts took: the restore of an empty backup is quick. */
    private Optional<Duration> restore() {
        List<Backup> backups = workspace.get().catalog().contents().backups();
        return new DrillOfFolder(workspace.get(), state)
                .history().newestFirst().stream()
                        .map(entry -> KnownDrill.of(entry, backups))
                        .filter(drill -> drill.passed() && drill.counts())
                        .map(KnownDrill::took)
                        .findFirst();
    }

    /** Of the last line alone: a session that was gone on with after its end did not end there. */
    private Optional<Measured> measured(String id, SessionLog log) {
        if (!(log.last().event() instanceof SessionEvent.SessionEnded ended) || ended.dryRun()) {
            return Optional.empty();
        }
        Figures figures = ended.figures();
        String runbook = log.opened().runbook();
        Duration target = configured(runbook).orElse(figures.rto());
        return target == null ? Optional.empty() : Optional.of(new Measured(runbook, id, figures.total(), target));
    }

    /**
     * What to say of it.
     *
     * @param newest the newest session of each runbook
     * @param restore how long the restore of the newest drill that passed and counts took
     * @param target that of a recovery
     */
    static DoctorFinding finding(List<Measured> newest, Optional<Duration> restore, Optional<Duration> target) {
        Optional<Measured> missed = newest.stream().filter(Measured::missed).findFirst();
        if (missed.isPresent()) {
            return DoctorFinding.warning(
                    missed.get() + " (rto)",
                    "'session report " + missed.get().session()
                            + "' says where the time went; the target is objectives in drsh.yml");
        }
        if (!newest.isEmpty()) {
            return DoctorFinding.ok(
                    String.join(", ", newest.stream().map(Measured::toString).toList()) + " (rto)");
        }
        if (target.isEmpty()) {
            return DoctorFinding.ok("no target is set");
        }
        String may = ", and a recovery may take " + Amounts.time(target.get()) + " (rto)";
        if (restore.isEmpty()) {
            return DoctorFinding.unknown(
                    "how long one takes: neither a session nor a drill has told" + may, "'drill run'");
        }
        String took = "the restore of the last drill alone took " + Amounts.time(restore.get()) + may;
        return restore.get().compareTo(target.get()) > 0
                ? DoctorFinding.warning(took, "raise restore.jobs, or objectives in drsh.yml if that is long enough")
                : DoctorFinding.ok(took);
    }

    private Optional<Duration> target() {
        return configured(RECOVERY)
                .or(() -> configured(Configuration.STACK))
                .or(() -> Optional.ofNullable(rto(runbooks.catalog())));
    }

    private static @Nullable Duration rto(RunbookCatalog catalog) {
        return catalog.list().stream().anyMatch(entry -> entry.name().equals(RECOVERY))
                ? catalog.examine(RECOVERY).runbook().rto()
                : null;
    }

    private Optional<Duration> configured(String name) {
        return Optional.ofNullable(objectives().get(name)).map(Configuration.Objective::rto);
    }

    private Map<String, Configuration.Objective> objectives() {
        return workspace.get().configuration().values().objectives();
    }
}
