package drsh.postgres;

import drsh.docker.Engine;
import drsh.docker.Exec;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code pg_restore -l} says of an archive, line by line, as {@code pg_restore -L} takes it back.
 *
 * @param lines as the tool writes them
 */
public record TableOfContents(List<String> lines) {

    private static final Pattern DATA = Pattern.compile("\\d+; \\d+ \\d+ TABLE DATA (.*)");

    /** What cannot be made where only some tables hold rows, or would be made of the rows of others. */
    private static final Pattern OF_THE_WHOLE = Pattern.compile(
            "\\d+; \\d+ \\d+ (FK CONSTRAINT|MATERIALIZED VIEW DATA"
                    + "|BLOBS|BLOB METADATA|BLOB|(ACL|COMMENT|SECURITY LABEL) - LARGE OBJECT|SUBSCRIPTION TABLE|SUBSCRIPTION) .*");

    /** Reads that of an archive that lies in a container. */
    public static TableOfContents of(Engine engine, String containerId, String path) {
        return new TableOfContents(engine.exec(containerId, Exec.of("pg_restore", "-l", path))
                .orFail("The list of the archive's entries cannot be read; nothing was changed", "try again")
                .stdout()
                .lines()
                .toList());
    }

    /** The tables that it holds rows of. */
    public List<TableName> tables() {
        return lines.stream()
                .map(DATA::matcher)
                .filter(Matcher::matches)
                .map(match -> table(match.group(1)))
                .toList();
    }

    /**
     * The list that restores the structure of all and the rows of some tables. Foreign keys are left out, because the
     * rows that they point to may be, and so are large objects and what materialized views hold.
     */
    public String only(Predicate<TableName> tables) {
        return lines.stream().filter(line -> wanted(line, tables)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean wanted(String line, Predicate<TableName> tables) {
        Matcher data = DATA.matcher(line);
        return data.matches()
                ? tables.test(table(data.group(1)))
                : !OF_THE_WHOLE.matcher(line).matches();
    }

    /** Schema, table and owner; a name with spaces can only be the table's, because the owner's are rarer still. */
    private static TableName table(String words) {
        int first = words.indexOf(' ');
        int last = words.lastIndexOf(' ');
        return new TableName(words.substring(0, first), words.substring(first + 1, Math.max(first + 1, last)));
    }
}
