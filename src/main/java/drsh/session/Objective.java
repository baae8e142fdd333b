package drsh.session;

/** What a recovery is measured by. */
public enum Objective {
    /** The time from the beginning of the incident to the end of the recovery. */
    RTO,
    /** The time before the incident whose data is lost. */
    RPO
}
