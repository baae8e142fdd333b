package drsh.backup;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time in a name such as {@code backup_20260111_020000.dump.gz}, which the guide's commands take from the clock. */
final class GuideName {

    private static final Pattern TIME = Pattern.compile("(?<!\\d)(\\d{8}_\\d{6})(?!\\d)");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withResolverStyle(ResolverStyle.STRICT);

    private GuideName() {}

    /** The moment, in the zone of the machine; empty where the name has none. */
    static Optional<OffsetDateTime> time(String name, ZoneId zone) {
        Matcher matcher = TIME.matcher(name);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(matcher.group(1), FORM).atZone(zone).toOffsetDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
