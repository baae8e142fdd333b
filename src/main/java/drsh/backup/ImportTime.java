package drsh.backup;

import drsh.postgres.Listing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The moment whose data a foreign file holds, as far as anything tells. A copy of a file is younger than what is in it,
 * so the time it was last written is the last resort.
 *
 * @param time in the zone of the machine
 * @param from what tells it, as it follows "its time is "
 */
record ImportTime(OffsetDateTime time, String from) {

    static ImportTime of(String name, Listing content, Instant modified, ZoneId zone) {
        Optional<ImportTime> named = GuideName.time(name, zone).map(time -> new ImportTime(time, "that of its name"));
        return named.or(() ->
                        content.createdAt(zone).map(time -> new ImportTime(time, "the one that pg_dump wrote into it")))
                .orElseGet(() -> new ImportTime(
                        modified.atZone(zone).toOffsetDateTime(),
                        "when the file was last written, for want of a better one: neither name nor content tells"));
    }
}
