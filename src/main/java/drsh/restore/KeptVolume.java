package drsh.restore;

import drsh.docker.VolumeName;
import java.time.Instant;

/**
 * A volume that was live once, beside the one that is.
 *
 * @param name its name
 * @param kind how it came to be kept
 * @param of the volume that it was
 * @param since when it was kept
 * @param cause what took its place: the id of a backup, or the kept volume that was brought back
 */
public record KeptVolume(VolumeName name, Kind kind, VolumeName of, Instant since, String cause) {

    /** How a volume comes to be kept. */
    public enum Kind {
        /** A restore replaced it: an undo brings it back. */
        BEFORE("before"),
        /** An undo took it out again: an undo brings it back when it is named. */
        UNDONE("undone");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) {
            return word.equals(UNDONE.word) ? UNDONE : BEFORE;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
