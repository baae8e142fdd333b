package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.backup.BackupId;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.postgres.DatabaseName;
import drsh.postgres.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveComparisonTests {

    private static final Difference ROWS = new Difference("table public.a", "5 rows", "4 rows");
    private static final Difference SEQUENCE = new Difference("sequence public.s", "at 7", "at 6");

    @Test
    void withoutADifferenceItGoesOn() {
        assertThat(result().equal()).isTrue();
        assertThatCode(() -> result().requireEqual()).doesNotThrowAnyException();
    }

    @Test
    void aDifferenceFailsTheVerificationAndSaysWhatWouldRestoreIt() {
        assertThatThrownBy(() -> result(ROWS).requireEqual()).isInstanceOfSatisfying(DrshException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED);
            assertThat(e.what())
                    .isEqualTo("'shop' does not hold what backup 20260111-020000 recorded (1 difference:"
                            + " table public.a: 5 rows recorded, 4 rows found)");
            assertThat(e.next()).contains("'restore run 20260111-020000'");
        });
        assertThatThrownBy(() -> result(ROWS, SEQUENCE).requireEqual())
                .hasMessageContaining("(2 differences, first table public.a");
    }

    private static LiveComparison.Result result(Difference... differences) {
        return new LiveComparison.Result(
                new BackupId("20260111-020000"), new DatabaseName("shop"), 5, 1, List.of(differences));
    }
}
