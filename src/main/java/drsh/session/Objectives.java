package drsh.session;

import drsh.runbook.Runbook;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recovery is to reach.
 *
 * @param rto within what time from the incident it has to be done, or null
 * @param rpo how old the data may be that comes back, at the time of the incident, or null
 */
public record Objectives(@Nullable Duration rto, @Nullable Duration rpo) {

    /** Nothing is asked for. */
    public static final Objectives NONE = new Objectives(null, null);

    /**
     * What people have set for a stack.
     *
     * @param stack for every recovery of it
     * @param runbooks for single runbooks, by name
     */
    public record Configured(Objectives stack, Map<String, Objectives> runbooks) {

        /** Nothing was set. */
        public static final Configured NONE = new Configured(Objectives.NONE, Map.of());

        /** Copies the map. */
        public Configured {
            runbooks = Map.copyOf(runbooks);
        }

        /**
         * What counts for a runbook: what was set for it, else, if it is a recovery, what was set for the stack, else what
         * it says itself. A drill is not measured by the time in which the stack has to be back.
         */
        Objectives of(Runbook runbook, boolean recovery) {
            return runbooks.getOrDefault(runbook.name(), Objectives.NONE)
                    .or(recovery ? stack : Objectives.NONE)
                    .or(new Objectives(runbook.rto(), runbook.rpo()));
        }
    }

    private Objectives or(Objectives other) {
        return new Objectives(rto == null ? other.rto : rto, rpo == null ? other.rpo : rpo);
    }
}
