package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTextTests {

    @Test
    void aServiceOfTheMachine() {
        assertThat(UnitText.service(Jobs.plain(), true)).isEqualTo("""
                        # drsh schedule: stack shop, daily at 02:00, installed 2026-01-11T10:00:00Z, folder "/srv/shop"
                        [Unit]
                        Description=Backup of the stack shop by drsh
                        After=docker.service

                        [Service]
                        Type=oneshot
                        WorkingDirectory=/srv/shop/
                        Environment="HOME=/root"
                        Environment="PATH=/usr/bin:/bin"
                        ExecStart="/opt/drsh/bin/drsh" "schedule" "run"
                        KillMode=mixed
                        """);
    }

    @Test
    void aServiceOfAUserHasNoDockerServiceToWaitFor() {
        assertThat(UnitText.service(Jobs.plain(), false)).doesNotContain("After=");
    }

    @Test
    void aTimer() {
        assertThat(UnitText.timer(Jobs.plain())).isEqualTo("""
                        # drsh schedule: stack shop, daily at 02:00, installed 2026-01-11T10:00:00Z, folder "/srv/shop"
                        [Unit]
                        Description=Daily backup of the stack shop by drsh

                        [Timer]
                        OnCalendar=*-*-* 02:00:00
                        Persistent=true
                        RandomizedDelaySec=2min

                        [Install]
                        WantedBy=timers.target
                        """);
    }

    @Test
    void percentDollarQuotesBackslashesAndBlanksStayWhatTheyAre() {
        assertThat(UnitText.service(Jobs.nasty(), true).lines().skip(1))
                .contains(
                        "WorkingDirectory=/srv/it's \"50%%\" of $HOME; # \\%%s `x` é\\/",
                        "Environment=\"JAVA_HOME=/opt/it's a \\\"50%%\\\" $JDK\\\\\"",
                        "ExecStart=\"/opt/a 100%% $new drsh/bin/drsh\" \"--config\" \"/etc/$$x%%y.yml\""
                                + " \"schedule\" \"run\"");
    }

    @Test
    void aProgramThatSystemdWouldNotStartIsRefused() {
        for (String program : List.of("/opt/\"drsh\"", "/opt/drsh's", "/opt/drsh\\")) {
            assertThatThrownBy(() -> UnitText.service(Jobs.of("/srv/shop", program), true))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("no program whose path holds a quote");
        }
    }

    @Test
    void noLineEndsInWhatWouldJoinItToTheNext() {
        assertThat(UnitText.service(Jobs.nasty(), true).lines())
                .noneMatch(line -> line.endsWith("\\") || line.endsWith(" "));
    }
}
