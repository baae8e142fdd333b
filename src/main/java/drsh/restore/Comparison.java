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
        Facts facts = loaded.facts();
        Structure structure = loaded.structure();
        if (facts != null) {
            require(manifest, facts, found);
        } else if (structure != null) {
            begin(manifest);
            require(structure.differences(Structure.of(found)));
        }
    }

    /** @throws DrshException as above */
    void require(Manifest manifest, Facts recorded, Facts found) {
        begin(manifest);
        require(FactsComparison.differences(recorded, found));
    }

    private void begin(Manifest manifest) {
        reporter.say("comparing it with what is known of backup " + manifest.id());
    }

    private void require(List<Difference> differences) {
        if (!differences.isEmpty()) {
            reporter.table(
                    List.of("DIFFERS", "BACKED UP", "RESTORED"),
                    differences.stream()
                            .map(each -> List.of(each.what(), each.expected(), each.found()))
                            .toList());
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "What was restored is not what was backed up (" + differences.size() + " differences, first "
                            + differences.get(0) + "); the live database is unchanged",
                    "use another backup ('backup list')");
        }
    }
}
