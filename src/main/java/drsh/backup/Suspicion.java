package drsh.backup;

import drsh.command.Amounts;
import drsh.postgres.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Notices the backup that is made of the wrong thing: an empty database is dumped as happily as a full one, and where
 * only age decides, its backups push out the good ones.
 *
 * @param percent of the rows or bytes of the last good backup, below which one is suspect; 0 for never
 */
public record Suspicion(int percent) {

    private static final double HUNDRED = 100;

    /**
     * Why a backup may not hold what it should.
     *
     * @param before the last good backup of the same database, or null
     * @return null when nothing is wrong
     */
    @Nullable
    String of(@Nullable Facts facts, @Nullable Long size, @Nullable Manifest before) {
        if (percent == 0) {
            return null;
        }
        if (facts != null && facts.rows() == 0) {
            return "it holds no row in " + facts.tables().size() + " tables";
        }
        Facts then = before == null ? null : before.facts();
        if (before == null || then == null) {
            return null;
        }
        if (facts != null && below(facts.rows(), then.rows())) {
            return "it holds " + facts.rows() + " rows, and backup " + before.id() + " holds " + then.rows();
        }
        Long sizeThen = before.source().databaseSize();
        return size != null && sizeThen != null && below(size, sizeThen)
                ? "the database has " + Amounts.size(size) + ", and had " + Amounts.size(sizeThen) + " when backup "
                        + before.id() + " was made"
                : null;
    }

    private boolean below(long now, long then) {
        return now < then * (percent / HUNDRED);
    }
}
