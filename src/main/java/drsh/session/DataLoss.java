package drsh.session;

import drsh.command.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is lost by going back.
 *
 * @param since data written after this time
 * @param age how long before the incident that is; where its time was not said, before now; zero if the data is younger
 * @param text the sentence for the operator
 */
public record DataLoss(Instant since, Duration age, String text) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Whether the data is from after the incident began, so that what went wrong may be in it. */
    public boolean younger() {
        return age.isZero();
    }

    /** The loss when the oldest of the inputs comes back, or nothing if none of them holds data. */
    static Optional<DataLoss> of(List<ResolvedInput> inputs, ZonedDateTime incident) {
        return inputs.stream()
                .map(ResolvedInput::dataAsOf)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(since -> since(since, incident));
    }

    private static DataLoss since(Instant since, ZonedDateTime incident) {
        Duration age = Duration.between(since, incident);
        if (age.isNegative()) {
            String warning = "the data is from " + Amounts.time(age.negated())
                    + " after the incident began: what went wrong may be in it";
            return new DataLoss(since, Duration.ZERO, warning);
        }
        ZonedDateTime local = since.atZone(incident.getZone());
        boolean today = local.toLocalDate().equals(incident.toLocalDate());
        String text =
                "data written after " + (today ? TIME : DAY).format(local) + " will be lost: " + Amounts.time(age);
        return new DataLoss(since, age, text);
    }
}
