package drsh.restore;

import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.postgres.Facts;
import drsh.postgres.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tables that somebody wants back.
 *
 * @param tables their names as they were typed
 * @param schemas schemas of which all tables are wanted
 */
public record Selection(List<String> tables, List<String> schemas) {

    /**
     * Refuses what a backup does not have, as far as that is known without reading it.
     *
     * @throws DrshException as {@link #of}
     */
    public void requireIn(Manifest manifest) {
        Facts facts = manifest.facts();
        if (facts != null) {
            of(facts.tables().keySet().stream().map(TableName::of).toList());
        }
    }

    /**
     * Which tables these are.
     *
     * @param there the tables of the backup
     * @throws DrshException (refused) when one is not there, (usage) when a name means more than one
     */
    List<TableName> of(List<TableName> there) {
        List<TableName> chosen = new ArrayList<>();
        for (String typed : tables) {
            chosen.add(one(typed, there));
        }
        for (String schema : schemas) {
            List<TableName> inside = there.stream()
                    .filter(table -> table.schema().equals(schema))
                    .toList();
            if (inside.isEmpty()) {
                Set<String> known =
                        there.stream().map(TableName::schema).collect(Collectors.toCollection(TreeSet::new));
                throw DrshException.refused(
                        "The backup has no table in a schema '" + schema + "'; nothing was changed",
                        "it has tables in " + String.join(", ", known));
            }
            chosen.addAll(inside);
        }
        return chosen.stream().distinct().toList();
    }

    private static TableName one(String typed, List<TableName> there) {
        List<TableName> found =
                there.stream().filter(table -> table.answersTo(typed)).toList();
        if (found.size() > 1) {
            throw DrshException.usage(
                    "'" + typed + "' names " + found.size() + " tables: " + found.get(0) + " and " + found.get(1),
                    "write the schema too");
        }
        if (found.isEmpty()) {
            boolean qualified = typed.contains(".");
            String near = Nearest.to(
                            typed,
                            there.stream()
                                    .map(table -> qualified ? table.toString() : table.name())
                                    .toList())
                    .map(name -> "did you mean " + name + "?")
                    .orElse("'backup show' lists its tables");
            throw DrshException.refused("The backup has no table '" + typed + "'; nothing was changed", near);
        }
        return found.get(0);
    }
}
