package drsh.restore;

import drsh.backup.Manifest;
import drsh.command.DrshException;
import drsh.command.Reporter;
import drsh.postgres.Facts;
import drsh.postgres.ScratchDatabase;
import drsh.postgres.TableName;
import drsh.postgres.TableOfContents;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The structure of all, and the rows of some tables: so that nothing that they need is missing, and nothing else takes
 * time. A script cannot be taken apart: all of it is restored then.
 */
final class SelectedTables implements What {

    private final Selection selection;
    private List<TableName> chosen = List.of();
    private boolean whole;

    SelectedTables(Selection selection) {
        this.selection = selection;
    }

    /** The tables, once they were restored. */
    List<TableName> chosen() {
        return chosen;
    }

    /** Whether all was restored. */
    boolean whole() {
        return whole;
    }

    @Override
    public void restore(Loaded loaded, ScratchDatabase scratch, int jobs) {
        if (loaded.script()) {
            whole = true;
            loaded.into(scratch, jobs);
            return;
        }
        TableOfContents contents = scratch.contents(loaded.path());
        chosen = selection.of(contents.tables());
        byte[] list = contents.only(chosen::contains).getBytes(StandardCharsets.UTF_8);
        scratch.restore(
                loaded.path(), jobs, loaded.folder().put("wanted", new ByteArrayInputStream(list), list.length));
    }

    /** The rows of what was chosen have to be those of the backup; where nobody has counted them they have to be there. */
    @Override
    public void compare(Manifest manifest, Loaded loaded, Facts found, Reporter reporter) {
        List<TableName> there =
                found.tables().keySet().stream().map(TableName::of).toList();
        if (loaded.script()) {
            What.ALL.compare(manifest, loaded, found, reporter);
            chosen = selection.of(there);
            return;
        }
        Facts recorded = loaded.facts();
        if (recorded != null) {
            new Comparison(reporter).require(manifest, of(recorded), of(found));
        } else if (!there.containsAll(chosen)) {
            throw DrshException.failed(
                    "Not all of " + chosen + " are in the scratch database; the live one is unchanged",
                    "restore all of the backup beside the live database: 'restore run " + manifest.id()
                            + " --into NAME'");
        }
    }

    /** What facts say of the chosen tables. */
    Facts of(Facts facts) {
        Map<String, Facts.Table> tables = new TreeMap<>(facts.tables());
        tables.keySet().removeIf(name -> !chosen.contains(TableName.of(name)));
        return new Facts(tables, Map.of(), 0, Map.of(), Map.of(), List.of(), List.of());
    }
}
