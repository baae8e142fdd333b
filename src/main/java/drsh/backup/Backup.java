package drsh.backup;

import drsh.artifact.Artifact;
import drsh.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup that a manifest vouches for, at one or more places.
 *
 * @param manifest what is known of it at the first of the places
 * @param copies where it is; the first is read
 */
public record Backup(Manifest manifest, List<Copy> copies) {

    /**
     * A backup at one place.
     *
     * @param place where
     * @param manifest what is known of it there
     * @param present whether its files are there with the sizes that the manifest names
     */
    public record Copy(Place place, Manifest manifest, boolean present) {

        /** Whether it was once read to its end there and is still there. */
        public boolean verified() {
            return present && manifest.notes().verifiedAt() != null;
        }

        /**
         * Whether it is known to hold what it should: what {@code latest-verified} may name. What a restore in place was
         * made to replace is not: it may be what went wrong, and takes no place from other backups.
         */
        public boolean good() {
            return verified()
                    && manifest.facts() != null
                    && manifest.notes().suspect() == null
                    && !manifest.notes().safety();
        }
    }

    /** Its id. */
    public BackupId id() {
        return manifest.id();
    }

    /** The moment whose data it holds. */
    public Instant time() {
        return manifest.time().toInstant();
    }

    /** Of two at one instant the higher id is the newer one. */
    static int newestFirst(Backup one, Backup other) {
        int times = other.time().compareTo(one.time());
        return times != 0 ? times : other.id().compareTo(one.id());
    }

    /** How old its data is. */
    public Duration age(Clock clock) {
        return Duration.between(time(), clock.instant());
    }

    /** Where it is read from. */
    public Storage storage() {
        return copies.get(0).place().storage();
    }

    /** The size of all its files at one place, in bytes. */
    public long size() {
        return manifest.artifacts().stream().mapToLong(Artifact::size).sum();
    }

    /** The copy at a place. */
    public Optional<Copy> at(String place) {
        return copies.stream().filter(copy -> copy.place().name().equals(place)).findFirst();
    }

    /** Whether its files are there. */
    public boolean present() {
        return copies.get(0).present();
    }

    /** Whether it was once read to its end and is still there. */
    public boolean verified() {
        return copies.get(0).verified();
    }

    /** Whether it is known to hold what it should: what {@code latest-verified} may name. */
    public boolean good() {
        return copies.get(0).good();
    }
}
