package drsh.restore;

import drsh.backup.Manifest;
import drsh.command.Reporter;
import drsh.postgres.Facts;
import drsh.postgres.ScratchDatabase;

/** What of a backup is restored, and what the result has to be compared with. */
interface What {

    /** All of it. */
    What ALL = new What() {
        @Override
        public void restore(Loaded loaded, ScratchDatabase scratch, int jobs) {
            loaded.into(scratch, jobs);
        }

        @Override
        public void compare(Manifest manifest, Loaded loaded, Facts found, Reporter reporter) {
            new Comparison(reporter).require(manifest, loaded, found);
        }
    };

    /** Restores it into an empty database. */
    void restore(Loaded loaded, ScratchDatabase scratch, int jobs);

    /**
     * Compares the result.
     *
     * @throws drsh.command.DrshException (verification failed) where it is not what it should be
     */
    void compare(Manifest manifest, Loaded loaded, Facts found, Reporter reporter);
}
