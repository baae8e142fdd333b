package drsh.backup;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.postgres.Facts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The backup before holds 11 rows in 1 MiB. */
class SuspicionTests {

    private static final Manifest BEFORE = Manifests.of("20260110-020000", "2026-01-10T02:00:00Z", true);
    private static final long SIZE = 1L << 20;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "50,11,1048576,",
                "50,6,1048576,",
                "50,5,1048576,'it holds 5 rows, and backup 20260110-020000 holds 11'",
                "50,1,1,'it holds 1 rows, and backup 20260110-020000 holds 11'",
                "50,0,1048576,it holds no row in 1 tables",
                "50,11,524288,",
                "50,11,524287,'the database has 512.0 KiB, and had 1.0 MiB when backup 20260110-020000 was made'",
                "50,-,1048576,",
                "50,-,100,'the database has 100 B, and had 1.0 MiB when backup 20260110-020000 was made'",
                "50,-,-,",
                "50,11,-,",
                "100,11,1048576,",
                "100,10,1048576,'it holds 10 rows, and backup 20260110-020000 holds 11'",
                "1,1,10486,",
                "0,0,0,"
            })
    void whatIsMuchLessThanBeforeIsSuspect(int percent, Long rows, Long size, String why) {
        Facts facts = rows == null ? null : holding(rows);
        assertThat(new Suspicion(percent).of(facts, size, BEFORE)).isEqualTo(why);
    }

    @Test
    void theFirstOneIsSuspectOnlyWhenItIsEmpty() {
        assertThat(new Suspicion(50).of(holding(1), SIZE, null)).isNull();
        assertThat(new Suspicion(50).of(null, SIZE, null)).isNull();
        assertThat(new Suspicion(50).of(holding(0), SIZE, null)).isEqualTo("it holds no row in 1 tables");
    }

    private static Facts holding(long rows) {
        return new Facts(
                Map.of("public.a", new Facts.Table(rows, true, null)),
                Map.of(),
                0,
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }
}
