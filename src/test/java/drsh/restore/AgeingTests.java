package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.DrshException;
import drsh.postgres.DatabaseName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgeingTests {

    private static final Instant NOW = Instant.parse("2026-01-14T02:00:00Z");
    private static final Duration KEEP = Duration.ofDays(3);

    private static Ageing.Verdict verdict(Instant since, Duration keep) {
        KeptDatabases.Kept kept = new KeptDatabases.Kept(
                new DatabaseName("app_before_20260111_020000"), KeptDatabases.Kind.REPLACED, since, 1, null);
        return Ageing.Verdict.of(kept, keep, NOW);
    }

    @Test
    void oneIsKeptUntilItsTimeIsOverAndGoesInThatMoment() {
        Ageing.Verdict young = verdict(NOW.minus(KEEP).plusSeconds(1), KEEP);
        assertThat(young.keep()).isTrue();
        assertThat(young.until()).isEqualTo(NOW.plusSeconds(1));
        assertThat(young.reason()).isEqualTo("younger than 3 d");
        Ageing.Verdict old = verdict(NOW.minus(KEEP), KEEP);
        assertThat(old.keep()).isFalse();
        assertThat(old.reason()).isEqualTo("kept for 3 d");
    }

    @Test
    void withAKeepOfNothingAllGo() {
        assertThat(verdict(NOW, Duration.ZERO).keep()).isFalse();
    }

    @Test
    void whatSeemsToComeFromTheFutureStays() {
        assertThat(verdict(NOW.plusSeconds(60), Duration.ofSeconds(1)).keep()).isTrue();
    }

    @Test
    void oneWhoseNameTellsNoTimeIsLeftToThePersonWhoMadeIt() {
        Ageing.Verdict verdict = verdict(Instant.EPOCH, Duration.ZERO);
        assertThat(verdict.keep()).isTrue();
        assertThat(verdict.until()).isNull();
    }

    @Test
    void withoutAStackNothingIsKnownAndNothingGoes() {
        Ageing ageing = new Ageing(
                () -> {
                    throw DrshException.refused("There is no Compose file", "go to its folder");
                },
                KEEP,
                Clock.systemUTC());
        assertThat(ageing.plan().unknown()).isEqualTo("There is no Compose file");
        assertThat(ageing.apply(ageing.plan())).isEmpty();
    }
}
