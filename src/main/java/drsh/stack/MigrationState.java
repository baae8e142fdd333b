package drsh.stack;

import drsh.postgres.Facts;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the migrations that a database has stand to those that the application's code has.
 *
 * @param failed those that were begun and never ended: Prisma applies nothing more (P3009)
 * @param unknown those that the database has and the code has not
 * @param changed those that both have, with another script
 * @param pending those that the code has and the database has not, in the order in which they will be applied
 * @param newer whether the unknown ones are the database's last and nothing is pending: an older image, not another
 *     history
 */
public record MigrationState(
        List<String> failed, List<String> unknown, List<String> changed, List<String> pending, boolean newer) {

    /**
     * Compares them.
     *
     * @param code of the application's image
     * @param database of the database, oldest first; one that was rolled back and applied again is there twice
     */
    public static MigrationState of(List<MigrationScript> code, List<Facts.Migration> database) {
        TreeMap<String, MigrationScript> scripts = new TreeMap<>();
        code.forEach(script -> scripts.put(script.name(), script));
        List<Facts.Migration> valid =
                database.stream().filter(migration -> !migration.rolledBack()).toList();
        Set<String> there = valid.stream().map(Facts.Migration::name).collect(Collectors.toSet());
        List<String> unknown = names(valid.stream()
                .filter(migration -> !scripts.containsKey(migration.name()))
                .toList());
        List<String> pending =
                scripts.keySet().stream().filter(name -> !there.contains(name)).toList();
        boolean last = scripts.isEmpty() || unknown.stream().allMatch(name -> name.compareTo(scripts.lastKey()) > 0);
        return new MigrationState(
                names(valid.stream().filter(Facts.Migration::failed).toList()),
                unknown,
                names(valid.stream()
                        .filter(migration -> differs(scripts.get(migration.name()), migration))
                        .toList()),
                pending,
                !unknown.isEmpty() && pending.isEmpty() && last);
    }

    private static boolean differs(
            @org.jspecify.annotations.Nullable MigrationScript script, Facts.Migration migration) {
        String checksum = migration.checksum();
        return script != null && checksum != null && !script.checksums().contains(checksum);
    }

    private static List<String> names(List<Facts.Migration> migrations) {
        return migrations.stream().map(Facts.Migration::name).distinct().toList();
    }
}
