package drsh.leftover;

/**
 * Something that was left behind.
 *
 * @param kind what it is
 * @param name its name; with the kind it tells it from every other
 * @param action what is done about it, as it follows "would"
 * @param cleaning does that; throws a {@link drsh.command.DrshException} where it cannot
 */
public record Leftover(Kind kind, String name, String action, Runnable cleaning) {

    /** What can be left behind, in the order in which it is put right: what works comes before what it works with. */
    public enum Kind {
        /** A replacement of the data volume that did not come to its end. */
        TRANSITION,
        /** A program of drsh in the database's container. */
        PROGRAM,
        /** A container with tools or a server, beside the stack. */
        CONTAINER,
        /** A volume of such a server. */
        VOLUME,
        /** A scratch database. */
        SCRATCH,
        /** The live database, closed to connections. */
        CLOSED,
        /** A temporary directory or file in the database's container. */
        FOLDER,
        /** A hidden file of a backup that was not finished. */
        PARTIAL,
        /** The lock of the stack. */
        LOCK
    }

    /** Whether it is the same thing, found at another time. */
    public boolean same(Leftover other) {
        return kind == other.kind && name.equals(other.name);
    }
}
