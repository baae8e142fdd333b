package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LockOwnerTests {

    private static final LockOwner HERE = LockOwner.here("restore run");

    @Test
    void thisProcessLivesAndIsDescribed() {
        assertThat(HERE.dead()).isFalse();
        assertThat(HERE)
                .hasToString(HERE.description() + " since " + HERE.since())
                .extracting(LockOwner::description)
                .asString()
                .startsWith("'restore run' (process " + ProcessHandle.current().pid() + " on ");
        assertThat(LockOwner.of(HERE.labels())).isEqualTo(HERE);
    }

    @Test
    void aProcessThatHasEndedIsDead() throws Exception {
        Process ended = new ProcessBuilder("sleep", "60").start();
        LockOwner owner = like(String.valueOf(ended.pid()), HERE.kernel(), "1");
        ended.destroyForcibly().waitFor();
        assertThat(owner.dead()).isTrue();
    }

    @Test
    void aProcessThatHasTheIdOfAnotherOnlyIsNotTakenForIt() {
        assertThat(like(HERE.process(), HERE.kernel(), HERE.began() + "0").dead())
                .isTrue();
    }

    @Test
    void nothingIsKnownOfAProcessElsewhereOrOfALockWithoutLabels() {
        assertThat(like("999999999", "another kernel", "1").dead()).isFalse();
        assertThat(like("999999999", HERE.kernel(), "").dead()).isFalse();
        assertThat(LockOwner.of(null).dead()).isFalse();
        assertThat(LockOwner.of(Map.of())).hasToString("someone since an unknown time");
    }

    private static LockOwner like(String process, String kernel, String began) {
        return new LockOwner(HERE.description(), HERE.since(), kernel, process, began);
    }
}
