package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComposeCommandTests {

    private static final List<ServiceName> APP = List.of(new ServiceName("app"));

    @Test
    void noCommandCanDeleteVolumesOrOrphans() {
        List<ComposeCommand> all = List.of(
                new ComposeCommand.Config(),
                new ComposeCommand.Up(APP),
                new ComposeCommand.UpAlone(APP),
                new ComposeCommand.CreateAlone(APP),
                new ComposeCommand.Down(),
                new ComposeCommand.Stop(APP),
                new ComposeCommand.Start(APP),
                new ComposeCommand.Run(APP.get(0), List.of("x")),
                new ComposeCommand.Pull(APP),
                new ComposeCommand.Build(APP),
                new ComposeCommand.Logs(APP, 10));
        assertThat(all).hasSize(ComposeCommand.class.getPermittedSubclasses().length);
        assertThat(all)
                .allSatisfy(command -> assertThat(command.arguments())
                        .doesNotContain("-v", "--volumes", "--remove-orphans", "--rmi", "rm", "kill"));
    }

    @Test
    void aServiceIsStartedAloneWithoutWhatItDependsOn() {
        assertThat(new ComposeCommand.UpAlone(APP).arguments()).containsExactly("up", "-d", "--no-deps", "app");
        assertThat(new ComposeCommand.CreateAlone(APP).arguments())
                .containsExactly("up", "--no-start", "--no-deps", "app");
        assertThat(new ComposeCommand.Down().arguments()).containsExactly("down");
    }

    @Test
    void whatRunsInANewContainerKeepsItsOwnOptions() {
        assertThat(new ComposeCommand.Run(APP.get(0), List.of("npx", "-v", "a b")).arguments())
                .containsExactly("run", "--rm", "--no-deps", "-T", "app", "npx", "-v", "a b");
    }

    @Test
    void gracePeriodsAreReadAsComposeWritesThem() {
        assertThat(GracePeriod.parse("1m30s").toSeconds()).isEqualTo(90);
        assertThat(GracePeriod.parse("2h").toHours()).isEqualTo(2);
        assertThat(GracePeriod.parse("").toSeconds()).isEqualTo(10);
        assertThat(GracePeriod.parse("soon").toSeconds()).isEqualTo(10);
        assertThat(GracePeriod.parse("0s").toSeconds()).isZero();
    }
}
