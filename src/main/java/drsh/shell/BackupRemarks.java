package drsh.shell;

import drsh.backup.Broken;
import drsh.backup.Catalog;
import drsh.backup.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code backup list} says beside its table: of the storages that were looked at, and of no other. */
final class BackupRemarks {

    private final Catalog catalog;
    private final Catalog.Contents contents;
    private final boolean ofStack;

    /**
     * Remarks.
     *
     * @param ofStack whether there is a Compose file, so that a backup can be made
     */
    BackupRemarks(Catalog catalog, Catalog.Contents contents, boolean ofStack) {
        this.catalog = catalog;
        this.contents = contents;
        this.ofStack = ofStack;
    }

    /** A line each. */
    List<String> about(List<BackupList.Line> listed) {
        List<String> remarks = new ArrayList<>();
        if (listed.isEmpty()) {
            none().ifPresent(remarks::add);
        }
        listed.stream()
                .filter(line -> line.suspect() != null)
                .forEach(line -> remarks.add(line.id() + " is suspect: " + line.suspect()));
        contents.broken().stream().map(Broken::what).forEach(remarks::add);
        contents.away().forEach(name -> remarks.add("the storage " + name + " is not there"));
        int foreign = contents.foreign().size();
        if (foreign > 0) {
            remarks.add((foreign == 1 ? "1 foreign file has" : foreign + " foreign files have")
                    + " no manifest; "
                    + (main() ? "'backup import'" : "'backup import " + where() + "/FILE'")
                    + (foreign == 1 ? " adopts it:" : " adopts them:"));
        }
        return remarks;
    }

    private Optional<String> none() {
        if (!contents.backups().isEmpty()) {
            return Optional.of("no backup in " + where() + " is like that; 'backup list' shows all");
        }
        if (main()) {
            return Optional.of("no backup in " + where()
                    + (ofStack
                            ? "; make one with 'backup create'"
                            : ", and no Compose file here: is this the folder of the stack?"));
        }
        return contents.away().isEmpty()
                ? Optional.of("no backup in " + where() + "; 'backup copy ID --to "
                        + catalog.places().get(0).name() + "' puts one there")
                : Optional.empty();
    }

    private boolean main() {
        return catalog.places().get(0).name().equals(Place.MAIN);
    }

    private String where() {
        return catalog.storage().where();
    }
}
