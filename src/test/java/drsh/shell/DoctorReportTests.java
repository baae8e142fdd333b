package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.shell.screen.Console;
import drsh.shell.screen.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DoctorReportTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DoctorCheck WELL = new DoctorCheck("engine", () -> DoctorFinding.ok("version 29"));

    private static DoctorReport report(DoctorCheck... checks) {
        return new DoctorRound(List.of(checks), LONG).run(line -> {});
    }

    @Test
    void whereAllIsWellItIsDone() {
        assertThat(report(WELL, WELL).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aWarningOrAFailureNeedsAttention() {
        DoctorCheck down = new DoctorCheck("database", () -> DoctorFinding.warning("'db' is not running", "start it"));
        DoctorCheck none = new DoctorCheck("backup", () -> DoctorFinding.failure("none", "make one"));
        assertThat(report(WELL, down).outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(report(WELL, none).outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(report(WELL, none).checks().get(1))
                .isEqualTo(new DoctorReport.Line("backup", "failure", "none", "make one"));
    }

    @Test
    void aCheckThatFailsItselfIsItsOwnFailureAndTheOthersAreAsked() {
        DoctorCheck foreseen = new DoctorCheck("compose file", () -> {
            throw DrshException.refused("There is no Compose file", "change to the folder");
        });
        DoctorCheck unforeseen = new DoctorCheck("database", () -> {
            throw new IllegalStateException("who would have thought");
        });
        assertThat(report(foreseen, unforeseen, WELL).checks())
                .extracting(DoctorReport.Line::level)
                .containsExactly("failure", "failure", "ok");
        assertThat(report(foreseen).checks().get(0).fix()).isEqualTo("change to the folder");
        assertThat(report(unforeseen).checks().get(0).what()).contains("who would have thought");
    }

    @Test
    void aCheckThatNeverAnswersIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        DoctorCheck silent = new DoctorCheck("silent", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return DoctorFinding.ok("late");
        });
        assertThat(new DoctorRound(List.of(silent, WELL), Duration.ofMillis(50))
                        .run(line -> {})
                        .checks())
                .extracting(DoctorReport.Line::level)
                .startsWith("failure");
    }

    @Test
    void whatNeedsAFailedCheckIsNotAskedAndNotWell() {
        AtomicInteger asked = new AtomicInteger();
        DoctorCheck engine = new DoctorCheck("engine", () -> DoctorFinding.failure("dead", "start it"));
        DoctorCheck server = new DoctorCheck("server", () -> {
                    asked.incrementAndGet();
                    return DoctorFinding.ok("up");
                })
                .after("engine");
        DoctorCheck database = new DoctorCheck("database", server.question()).after("server");
        DoctorReport report = report(engine, server, database, new DoctorCheck("disk", () -> DoctorFinding.ok("free")));
        assertThat(asked).hasValue(0);
        assertThat(report.checks())
                .extracting(DoctorReport.Line::level)
                .containsExactly("failure", "warning", "warning", "ok");
        // The root of it is named, not what stands between.
        assertThat(report.checks().get(2).what()).isEqualTo("not known as long as 'engine' is not well");
        assertThat(report.checks().get(2).fix()).isEqualTo("first what stands at 'engine'");
    }

    @Test
    void aWarningDoesNotKeepOthersFromBeingAsked() {
        DoctorCheck old = new DoctorCheck("engine", () -> DoctorFinding.warning("old", "update it"));
        assertThat(report(old, new DoctorCheck("server", () -> DoctorFinding.ok("up")).after("engine"))
                        .checks()
                        .get(1)
                        .level())
                .isEqualTo("ok");
    }

    @Test
    void independentChecksAreAskedAtTheSameTimeAndToldInTheirOrder() {
        CountDownLatch both = new CountDownLatch(2);
        Supplier<DoctorFinding> meets = () -> {
            both.countDown();
            try {
                return both.await(30, TimeUnit.SECONDS) ? DoctorFinding.ok("met") : DoctorFinding.failure("alone", "");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        List<String> told = new ArrayList<>();
        new DoctorRound(List.of(new DoctorCheck("a", meets), new DoctorCheck("b", meets), WELL), LONG)
                .run(line -> told.add(line.check() + " " + line.level()));
        assertThat(told).containsExactly("a ok", "b ok", "engine ok");
    }

    private static List<String> screen(int width, DoctorCheck... checks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, new Terminals(false, true, true, width, false), () -> width);
        DoctorScreen screen = new DoctorScreen(console, List.of(checks));
        screen.end(new DoctorRound(List.of(checks), LONG).run(screen::add));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void nothingIsCutAndWhatIsTheSameIsToldOnce() {
        DoctorCheck dead =
                new DoctorCheck("engine", () -> DoctorFinding.failure("nobody answers", "'systemctl start docker'"));
        DoctorCheck one = new DoctorCheck("server", () -> DoctorFinding.ok("")).after("engine");
        DoctorCheck two = new DoctorCheck("disk", () -> DoctorFinding.ok("")).after("engine");
        DoctorCheck well = new DoctorCheck(
                "keys", () -> DoctorFinding.ok("a text that is too long for a line of seventy columns by far"));
        assertThat(screen(70, dead, one, two, well))
                .containsExactly(
                        "failure  engine  nobody answers",
                        "         fix: 'systemctl start docker'",
                        "warning  server  not known as long as 'engine' is not well",
                        "         the same: disk",
                        "         fix: first what stands at 'engine'",
                        "ok       keys    a text that is too long for a line of seventy columns",
                        "                 by far",
                        "1 ok, 2 warnings, 1 failure");
        assertThat(screen(24, dead))
                .containsExactly(
                        "failure  engine",
                        "         nobody answers",
                        "         fix: 'systemctl",
                        "         start docker'",
                        "0 ok, 0 warnings, 1 failure");
    }
}
