package drsh.postgres;

import drsh.command.DrshException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.CRC32;

/** The name of a database: any text of 1 to 63 bytes, quoted wherever it is used. */
public record DatabaseName(String value) {

    /** NAMEDATALEN - 1, see "Identifiers and Key Words" in PostgreSQL's documentation. */
    private static final int MAX_BYTES = 63;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    /** @throws DrshException (usage) when no database can have this name */
    public DatabaseName {
        if (value.isEmpty() || value.indexOf('\0') >= 0 || bytes(value) > MAX_BYTES) {
            throw DrshException.usage(
                    "'" + value + "' cannot be the name of a database", "use a name of 1 to " + MAX_BYTES + " bytes");
        }
    }

    /** As an SQL identifier. */
    public String identifier() {
        return Sql.identifier(value);
    }

    /** As an SQL string. */
    public String literal() {
        return Sql.literal(value);
    }

    /** As a connection string, which the tools cannot misread whatever the name holds. */
    public String connection() {
        return "dbname='" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /**
     * A name beside this one, such as {@code reflectus_before_20260111_020000} (UTC). Where that would be too long it is
     * cut and gets a checksum of the whole, so that two long names with one beginning stay apart.
     */
    public DatabaseName beside(String purpose, Instant time) {
        return new DatabaseName(stem(purpose) + TIME.format(time));
    }

    /** What all names made by {@link #beside} for that purpose begin with. */
    public String stem(String purpose) {
        String suffix = "_" + purpose + "_";
        if (fits(value + suffix)) {
            return value + suffix;
        }
        CRC32 checksum = new CRC32();
        checksum.update(value.getBytes(StandardCharsets.UTF_8));
        String end = String.format("~%08x", checksum.getValue()) + suffix;
        String stem = value;
        while (!fits(stem + end)) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + end;
    }

    private static boolean fits(String stem) {
        return bytes(stem) + "yyyyMMdd_HHmmss".length() <= MAX_BYTES;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return value;
    }
}
