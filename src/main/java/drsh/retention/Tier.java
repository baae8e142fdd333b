package drsh.retention;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** The kinds of periods that a policy counts. */
public enum Tier {
    /** Calendar days. */
    DAILY("day"),
    /** Weeks of ISO 8601: from Monday, the first one of a year being that of its first Thursday. */
    WEEKLY("week"),
    /** Calendar months. */
    MONTHLY("month");

    private final String unit;

    Tier(String unit) {
        this.unit = unit;
    }

    /** One of its periods: {@code day}. */
    public String unit() {
        return unit;
    }

    /** The period that a day is in: {@code 2026-01-11}, {@code 2026-W02} or {@code 2026-01}. */
    String period(LocalDate day) {
        return switch (this) {
            case DAILY -> day.toString();
            case WEEKLY ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTHLY -> YearMonth.from(day).toString();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
