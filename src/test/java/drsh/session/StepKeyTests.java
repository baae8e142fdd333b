package drsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.session.SessionEvent.SessionAborted;
import drsh.session.SessionEvent.SessionPaused;
import drsh.session.SessionEvent.StepCounted;
import drsh.session.SessionEvent.StepSkipped;
import drsh.session.SessionEvent.StepStarted;
import drsh.session.SessionEvent.UndoStarted;
import drsh.session.SessionEvent.WhyShown;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepKeyTests {

    @TempDir
    Path folder;

    @Test
    void everyKeyHasOneMeaningAndEveryMeaningOneKey() {
        assertThat(Arrays.stream(StepKey.values()).map(StepKey::key)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(StepKey.values()).map(StepKey::meaning)).doesNotHaveDuplicates();
    }

    @Test
    void theHelpNamesEveryKeyThatIsParsedAndNoOther() {
        assertThat(Stream.concat(StepKey.fresh().stream(), StepKey.unknown(true, true).stream()))
                .containsAll(List.of(StepKey.values()));
        assertThat(StepKey.help(StepKey.fresh()))
                .allSatisfy(line -> assertThat(StepKey.parse(line.substring(0, 1), StepKey.fresh()))
                        .isPresent())
                .hasSameSizeAs(StepKey.fresh());
        assertThat(StepKey.parse("r", StepKey.fresh())).isEmpty();
        assertThat(StepKey.parse("y", StepKey.failed(true))).isEmpty();
        assertThat(StepKey.parse("", StepKey.fresh())).isEmpty();
        assertThat(StepKey.parse("Y", StepKey.fresh())).isEqualTo(Optional.of(StepKey.RUN));
    }

    /** Types each key at the question that offers it, and says in the help's words what was then seen to happen. */
    @ParameterizedTest
    @EnumSource
    void theHelpSaysWhatTheKeyDoes(StepKey key) {
        Rig rig = new Rig(folder);
        String typed = String.valueOf(key.key());
        if (StepKey.fresh().contains(key)) {
            rig.typed(typed, "a reason");
        } else if (StepKey.failed(true).contains(key)) {
            rig.commands.next("change stop", Outcome.FAILED, "busy");
            rig.typed("y", typed);
        } else {
            rig.breaksOffIn("destroy old 20260111-020000", "y", "y", "reflectus");
            rig.resumed(true, SessionOptions.NONE, typed);
        }
        assertThat(key.meaning()).isEqualTo(seen(rig));
    }

    private static String seen(Rig rig) {
        List<StepStarted> started = rig.all(StepStarted.class);
        if (!rig.all(SessionAborted.class).isEmpty()) {
            return "abort, and offer to undo";
        } else if (!rig.all(UndoStarted.class).isEmpty()) {
            return "undo";
        } else if (!rig.all(StepCounted.class).isEmpty()) {
            return rig.commands.ran.contains("read compare") ? "count it as done: its checks hold" : "count it as done";
        } else if (!rig.all(StepSkipped.class).isEmpty()) {
            return rig.prompter.asked.contains("Why skip step 1, Stop? In a few words:") ? "skip, and say why" : "skip";
        } else if (!rig.all(WhyShown.class).isEmpty()) {
            return "why";
        } else if (started.isEmpty()) {
            return rig.last(SessionPaused.class).reason().contains("left for later") ? "not now: pause" : "nothing";
        } else if (started.get(0).dryRun()) {
            return "dry run";
        }
        return started.size() == 1 ? "run it" : "retry";
    }

    @Test
    void anAbortRightAwayHasNothingToUndo() {
        Rig rig = new Rig(folder);
        assertThat(rig.typed("a")).isEqualTo(Outcome.DECLINED);
        assertThat(rig.last(SessionAborted.class).message()).isEqualTo("nothing was done that could be taken back");
    }

    @Test
    void aDryRunAndTheProseLeaveTheStepToBeAsked() {
        Rig rig = new Rig(folder);
        rig.typed("d", "w", "n");
        assertThat(rig.commands.ran).containsExactly("read preflight 20260111-020000", "change stop --dry-run");
        assertThat(rig.last(WhyShown.class).prose()).isEqualTo("Stops it all.");
        assertThat(rig.prompter.asked).hasSize(3);
    }
}
