package drsh.restore;

import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.postgres.Difference;
import drsh.postgres.Facts;
import drsh.postgres.FactsComparison;
import drsh.postgres.Structure;
import java.util.List;

/** Compares what was restored with what was backed up, as far as that is known. */
final class Comparison {

    private final Reporter reporter;

    Comparison(Reporter reporter) {
        this.reporter = reporter;
    }

    /** @throws DrshException (verification failed) naming the differences */
    void require(Manifest manifest, Loaded loaded, Facts found) {
        reporter.say("comparing it with what is known of backup " + manifest.id());
        Facts facts = loaded.facts();
        Structure structure = loaded.structure();
        List<Difference> differences = facts != null
                ? FactsComparison.differences(facts, found)
                : structure != null ? structure.differences(Structure.of(found)) : List.of();
        if (!differences.isEmpty()) {
            differences.forEach(difference -> reporter.say("differs: " + difference));
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "What was restored is not what was backed up (" + differences.size() + " differences, first "
                            + differences.get(0) + "); the live database is unchanged",
                    "use another backup ('backup list')");
        }
    }
}
