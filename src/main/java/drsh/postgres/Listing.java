package drsh.postgres;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a dump says it holds.
 *
 * @param database the database it was made of; null where it does not say (a plain dump)
 * @param serverVersion such as 150018; null where it does not say
 * @param created when pg_dump began, as the tool writes it, such as {@code 2026-01-11 02:00:00 UTC}; null where it does
 *     not say
 * @param entries the number of its entries
 * @param structure the objects among them
 */
public record Listing(
        @Nullable String database,
        @Nullable Integer serverVersion,
        @Nullable String created,
        int entries,
        Structure structure) {

    private static final int MAJOR = 10_000;

    /**
     * When pg_dump began to write it. An archive holds what the clock showed then and not where: the zone is taken to be
     * that of the container whose tools read it, which is right for what the server's own tools made.
     *
     * @param zone the zone of the result
     */
    public Optional<OffsetDateTime> createdAt(ZoneId zone) {
        return Optional.ofNullable(created).flatMap(text -> ToolTime.parse(text, zone));
    }

    /** {@code 150018} for {@code 15.18 (Debian 15.18-0+deb12u1)}; null for what is no version. */
    static @Nullable Integer version(String text) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,4}))?.*")
                .matcher(text.strip());
        return matcher.matches()
                ? Integer.parseInt(matcher.group(1)) * MAJOR
                        + (matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)))
                : null;
    }
}
