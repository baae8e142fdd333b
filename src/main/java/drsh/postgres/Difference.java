package drsh.postgres;

/**
 * Something that is not in the restored database as it was in the backed-up one.
 *
 * @param what the table, sequence or kind of object
 * @param expected what the backup recorded
 * @param found what the restored database holds
 */
public record Difference(String what, String expected, String found) {

    @Override
    public String toString() {
        return what + ": " + expected + " recorded, " + found + " found";
    }
}
