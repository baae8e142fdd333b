package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Reporter;
import drsh.postgres.DatabaseName;
import drsh.practice.TestStack;
import drsh.stack.Lifecycle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class AgeingIntegrationTests {

    private static final Instant NOW = Instant.parse("2026-01-14T02:00:00Z");

    private static Ageing ageing(Bench bench, Instant now) {
        return new Ageing(() -> bench.stack, Duration.ofDays(3), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<String> names(Ageing.Plan plan) {
        return plan.expiring().stream()
                .map(verdict -> verdict.database().name().value())
                .toList();
    }

    private static void makeBeside(Bench bench, String... ends) {
        for (String end : ends) {
            bench.sqlAsMaintenance("CREATE DATABASE " + new DatabaseName(bench.name + end).identifier());
        }
    }

    @Test
    void whatIsOldEnoughIsDroppedAndNothingElse(TestStack test) throws Exception {
        try (Bench bench = new Bench(test, "Ageing Bench")) {
            makeBeside(
                    bench,
                    "_before_20260111_020000",
                    "_before_20260111_020001",
                    "_undone_20260101_000000",
                    "_selected_20260101_000000",
                    "_prepared_20260101_000000",
                    "_scratch_20260101_000000",
                    "_before_20260101_000000_mine",
                    "_before_20269999_000000",
                    "_after_20260101_000000");
            bench.sqlAsMaintenance("ALTER DATABASE \"Ageing Bench_prepared_20260101_000000\" ALLOW_CONNECTIONS false");
            Ageing ageing = ageing(bench, NOW);
            Ageing.Plan plan = ageing.plan();
            assertThat(plan.unknown()).isNull();
            assertThat(plan.verdicts())
                    .hasSize(6)
                    .allMatch(verdict -> verdict.database().bytes() > 0);
            assertThat(names(plan))
                    .containsExactlyInAnyOrder(
                            "Ageing Bench_before_20260111_020000",
                            "Ageing Bench_undone_20260101_000000",
                            "Ageing Bench_selected_20260101_000000",
                            "Ageing Bench_prepared_20260101_000000");

            assertThat(ageing.apply(plan)).extracting(DatabaseName::value).containsExactlyElementsOf(names(plan));
            assertThat(bench.beside())
                    .containsExactlyInAnyOrder(
                            "Ageing Bench_before_20260111_020001",
                            "Ageing Bench_scratch_20260101_000000",
                            "Ageing Bench_before_20260101_000000_mine",
                            "Ageing Bench_before_20269999_000000",
                            "Ageing Bench_after_20260101_000000");
            assertThat(ageing.apply(ageing.plan())).isEmpty();
        }
    }

    @Test
    void whatGrewOldAfterThePlanWasShownOrIsYoungByNowIsNotDropped(TestStack test) throws Exception {
        try (Bench bench = new Bench(test, "agreed bench")) {
            makeBeside(bench, "_before_20260101_000000", "_before_20260112_000000");
            Ageing.Plan shown = ageing(bench, NOW).plan();
            assertThat(ageing(bench, Instant.parse("2026-01-02T00:00:00Z")).apply(shown))
                    .isEmpty();
            assertThat(ageing(bench, Instant.parse("2026-02-01T00:00:00Z")).apply(shown))
                    .extracting(DatabaseName::value)
                    .containsExactly("agreed bench_before_20260101_000000");
            assertThat(bench.beside()).containsExactly("agreed bench_before_20260112_000000");
        }
    }

    @Test
    void whileTheDatabaseIsDownNothingIsKnownAndNothingIsDropped(TestStack test) throws Exception {
        try (Bench bench = new Bench(test, "down bench")) {
            makeBeside(bench, "_before_20260101_000000");
            Ageing.Plan shown = ageing(bench, NOW).plan();
            Lifecycle lifecycle = new Lifecycle(bench.stack, Reporter.SILENT);
            lifecycle.stop(List.of(bench.stack.services().database().name()));
            try {
                assertThat(ageing(bench, NOW).plan().unknown()).contains("is not running");
                assertThat(ageing(bench, NOW).plan().verdicts()).isEmpty();
                assertThat(ageing(bench, NOW).apply(shown)).isEmpty();
            } finally {
                lifecycle.start(List.of(bench.stack.services().database().name()));
            }
            assertThat(bench.beside()).containsExactly("down bench_before_20260101_000000");
        }
    }
}
