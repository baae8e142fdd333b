package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledRunTests {

    private static final String CREATE = "backup create --label scheduled";
    private static final String VERIFY = "backup verify latest";
    private static final String RETENTION = "retention apply --yes";
    private static final String COPY = "backup copy latest --to usb";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-11T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final List<String> ran = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private RunFiles files;

    private final Reporter reporter = new Reporter() {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void progress(String what, long bytes, long expected) {}
    };

    @BeforeEach
    void files() {
        files = RunFiles.of(directory.resolve("state"), directory);
    }

    private ScheduledRun run(String... onFailure) {
        return new ScheduledRun(
                new ScheduledRun.Subject("shop", directory.toString()),
                ScheduledRun.lines("usb"),
                files,
                new OnFailure(List.of(onFailure)),
                CLOCK);
    }

    private ScheduledRun.Commands ending(Map<String, Outcome> outcomes) {
        return line -> {
            ran.add(line);
            Outcome outcome = outcomes.getOrDefault(line, Outcome.DONE);
            @Nullable String message = outcome == Outcome.DONE ? null : "it was " + outcome;
            return new ScheduledRun.Ended(outcome, outcome == Outcome.DONE ? null : line, message);
        };
    }

    private ScheduledRun.Ended run(Map<String, Outcome> outcomes) {
        return run().run(ending(outcomes), reporter);
    }

    private RunRecord newest() {
        return new RunRecords(files).newest().orElseThrow();
    }

    @Test
    void itRunsTheLinesThatAnOperatorWouldType() {
        assertThat(ScheduledRun.lines(null)).extracting(ScheduledLine::text).containsExactly(CREATE, VERIFY, RETENTION);
        assertThat(ScheduledRun.lines("usb"))
                .extracting(ScheduledLine::text)
                .containsExactly(CREATE, VERIFY, RETENTION, COPY);
        assertThat(ScheduledRun.lines("my usb's").get(3).text()).isEqualTo("backup copy latest --to 'my usb'\\''s'");
        assertThat(ScheduledRun.lines("usb")).filteredOn(ScheduledLine::deletes).hasSize(1);
    }

    @Test
    void whereAllGoesWellAllIsDone() {
        assertThat(run(Map.of()).outcome()).isEqualTo(Outcome.DONE);
        assertThat(ran).containsExactly(CREATE, VERIFY, RETENTION, COPY);
    }

    @Test
    void nothingIsDeletedAfterASuspectBackupButACopyIsMade() {
        assertThat(run(Map.of(CREATE, Outcome.ATTENTION)).outcome()).isEqualTo(Outcome.ATTENTION);
        assertThat(ran).containsExactly(CREATE, VERIFY, COPY);
        assertThat(said).singleElement().asString().contains("left out '" + RETENTION + "'");
    }

    @Test
    void nothingMoreIsDoneAfterAFailure() {
        assertThat(run(Map.of(CREATE, Outcome.LOCKED)).outcome()).isEqualTo(Outcome.LOCKED);
        assertThat(run(Map.of(VERIFY, Outcome.UNVERIFIED)).outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(ran).containsExactly(CREATE, CREATE, VERIFY);
    }

    @Test
    void itEndsWithWhatWentWrongFirst() {
        ScheduledRun.Ended ended = run(Map.of(CREATE, Outcome.ATTENTION, COPY, Outcome.FAILED));
        assertThat(ended).isEqualTo(new ScheduledRun.Ended(Outcome.ATTENTION, CREATE, "it was ATTENTION"));
    }

    @Test
    void theRecordIsThereBeforeTheFirstStepAndTellsTheEnd() throws IOException {
        List<@Nullable Instant> ends = new ArrayList<>();
        run().run(
                        line -> {
                            ends.add(newest().ended());
                            return new ScheduledRun.Ended(Outcome.FAILED, line, "no space");
                        },
                        reporter);
        assertThat(ends).containsExactly((Instant) null);
        assertThat(newest())
                .isEqualTo(RunRecord.begun("shop", directory.toString(), CLOCK.instant())
                        .ended(CLOCK.instant(), new ScheduledRun.Ended(Outcome.FAILED, CREATE, "no space")));
        assertThat(newest().exitCode()).isEqualTo(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.record())))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondRunAtTheSameTimeIsTurnedAwayAndLeavesTheRecordAlone() throws IOException {
        run().run(
                        line -> {
                            byte[] before = read();
                            assertThatThrownBy(() -> run().run(ending(Map.of()), reporter))
                                    .isInstanceOfSatisfying(
                                            DrshException.class,
                                            e -> assertThat(e.outcome()).isEqualTo(Outcome.LOCKED));
                            assertThat(read()).isEqualTo(before);
                            return new ScheduledRun.Ended(Outcome.FAILED, line, "enough");
                        },
                        reporter);
        assertThat(RunLock.isHeld(files)).isFalse();
        assertThat(run(Map.of()).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void theFailureCommandRunsInTheFolderAndIsToldWhatHappened() throws IOException {
        Path script = directory.resolve("tell us.sh");
        Files.writeString(script, "#!/bin/sh\necho \"$1|$DRSH_EXIT_CODE|$DRSH_MESSAGE|$DRSH_STACK|$(pwd)\" > told\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        run("./tell us.sh", "a b").run(ending(Map.of(VERIFY, Outcome.UNVERIFIED)), reporter);
        assertThat(directory.resolve("told")).hasContent("a b|8|" + VERIFY + ": it was UNVERIFIED|shop|" + directory);
    }

    @Test
    void theFailureCommandIsNotRunWhereAllWentWell() {
        assertThat(run("touch", "told").run(ending(Map.of()), reporter).outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(directory.resolve("told")).doesNotExist();
    }

    @Test
    void aFailureCommandThatFailsChangesNothing() {
        for (String command : List.of("false", "./no-such-program")) {
            assertThat(run(command)
                            .run(ending(Map.of(CREATE, Outcome.FAILED)), reporter)
                            .outcome())
                    .isEqualTo(Outcome.FAILED);
        }
        assertThat(said).hasSize(2).allMatch(line -> line.startsWith("the command on-failure failed itself: "));
    }

    @Test
    void anInterruptedRunIsRecordedAndToldOf() {
        run("touch", "told")
                .run(
                        line -> {
                            Thread.currentThread().interrupt();
                            return new ScheduledRun.Ended(Outcome.INTERRUPTED, line, "interrupted");
                        },
                        reporter);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(newest().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(directory.resolve("told")).exists();
    }

    @Test
    void aRecordThatCannotBeWrittenIsAFailureThatIsToldOf() throws IOException {
        Files.createDirectories(files.record().resolve("in the way"));
        ScheduledRun.Ended ended = run("touch", "told").run(ending(Map.of()), reporter);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ran).isEmpty();
        assertThat(directory.resolve("told")).exists();
    }

    @Test
    void aRunThatCouldNotBeginIsRecorded() {
        ScheduledRun.recordFailure(
                new ScheduledRun.Subject("", directory.toString()),
                files,
                CLOCK,
                DrshException.usage("drsh.yml:3: unknown key", "remove it"));
        assertThat(newest().outcome()).isEqualTo(Outcome.USAGE);
        assertThat(newest().message()).isEqualTo("drsh.yml:3: unknown key; remove it");
    }

    @Test
    void aRecordThatIsNoneSaysSo() throws IOException {
        files.createDirectory();
        for (String text : List.of("{", "{}", "null")) {
            Files.writeString(files.record(), text);
            assertThatThrownBy(() -> new RunRecords(files).newest())
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(files.record());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
