package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobTests {

    @Test
    void aLineBreakIsRefusedWhereverItIs() {
        assertThatThrownBy(() -> Jobs.of("/srv/a\n* * * * * evil", "/drsh")).hasMessageContaining("the folder holds");
        assertThatThrownBy(() -> Jobs.of("/srv/a", "/drsh\nExecStart=evil"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
    }

    @Test
    void aMarkerIsReadAsItWasWritten() {
        Marker marker = Jobs.nasty().marker();
        assertThat(Marker.parse(marker.line())).contains(marker);
        assertThat(Marker.parse("# drsh schedule: by hand")).isEmpty();
        assertThat(Marker.parse(marker.line().replace("23:05", "noon"))).isEmpty();
    }

    @Test
    void onlyWhatSaysWhereThingsAreIsCarriedAlong() {
        assertThat(CarriedEnvironment.of(Map.of(
                        "PATH", "/opt/bin:.:relative:/usr/bin:/opt/bin",
                        "HOME", "/home/ops",
                        "DOCKER_HOST", "unix:///run/user/1000/docker.sock",
                        "DOCKER_CONTEXT", "",
                        "PGPASSWORD", "secret",
                        "POSTGRES_PASSWORD", "secret")))
                .isEqualTo(Map.of(
                        "PATH", "/opt/bin:/usr/bin",
                        "HOME", "/home/ops",
                        "DOCKER_HOST", "unix:///run/user/1000/docker.sock"));
    }

    @Test
    void anAddressWithAPasswordIsRefused() {
        assertThatThrownBy(() -> CarriedEnvironment.of(Map.of("DOCKER_HOST", "tcp://me:secret@host:2376")))
                .hasMessageContaining("DOCKER_HOST holds a password")
                .hasMessageNotContaining("secret");
    }

    @Test
    void filesOfTwoFoldersOfOneNameAreApart() {
        Path state = Path.of("/state");
        RunFiles one = RunFiles.of(state, Path.of("/a/my shop"));
        assertThat(one.record().toString()).matches("/state/schedule/myshop-[0-9a-f]{12}\\.json");
        assertThat(RunFiles.of(state, Path.of("/b/my shop")).record()).isNotEqualTo(one.record());
    }
}
