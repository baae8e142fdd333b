package drsh.restore;

import drsh.postgres.DatabaseName;
import drsh.postgres.Facts;
import java.util.List;
import java.util.Map;

/**
 * Tables of a backup that were restored beside the live database.
 *
 * @param database where; the other tables are there too, and empty unless it is the whole
 * @param tables what they hold, by qualified name
 * @param compared whether the facts of the backup are known, and these are equal to them
 * @param whole whether all of the backup had to be restored for them: a script cannot be taken apart
 * @param copying lines of shell that copy them into the live database, with comments between them
 */
public record Selected(
        DatabaseName database,
        Map<String, Facts.Table> tables,
        boolean compared,
        boolean whole,
        List<String> copying) {}
