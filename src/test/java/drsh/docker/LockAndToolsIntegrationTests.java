package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class LockAndToolsIntegrationTests {

    @Test
    void theSecondTakerIsToldWhoHoldsTheLock(TestStack test) {
        test.stack().locked("first work", () -> {
            assertThatThrownBy(() -> test.stack().locked("second work", () -> "done"))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.LOCKED))
                    .hasMessageContaining(
                            "'first work' (process " + ProcessHandle.current().pid());
            return null;
        });
        assertThat(test.stack().<String>locked("third work", () -> "done")).isEqualTo("done");
    }

    @Test
    void workThatFailsReleasesTheLock(TestStack test) {
        assertThatThrownBy(() -> test.stack().locked("failing", () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(test.stack().<String>locked("next", () -> "done")).isEqualTo("done");
    }

    @Test
    void aLockFromAnImageThatIsNotThereIsRefusedWithItsName(TestStack test) {
        assertThatThrownBy(() -> test.stack().engine().lock(new ProjectName("drsh-it-none"), "drsh-it-none:1", "work"))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("drsh-it-none:1");
    }

    @Test
    void theToolContainerHasNoNetworkAndIsGoneWithItsVolumesAfterUse(TestStack test) {
        Engine engine = test.stack().engine();
        String image = test.stack().services().database().image();
        String id;
        try (ToolContainer tools = engine.tools(test.stack().name(), image)) {
            id = tools.id();
            assertThat(engine.exec(id, Exec.of("ls", "/sys/class/net")).stdout())
                    .isEqualTo("lo\n");
            assertThat(engine.containerLabels(id))
                    .containsEntry(ToolContainer.LABEL, test.stack().name().value());
        }
        assertThatThrownBy(() -> engine.exec(id, Exec.of("true")))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void whatLiesBesideAStackIsFoundAsLongAsItIsThere(TestStack test) {
        Engine engine = test.stack().engine();
        ProjectName stack = test.stack().name();
        String image = test.stack().services().database().image();
        test.stack().locked("first work", () -> {
            try (ToolContainer tools = engine.tools(stack, image)) {
                assertThat(engine.containersBeside(stack))
                        .hasSize(2)
                        .contains("drsh-lock-" + stack)
                        .allSatisfy(name -> assertThat(name).doesNotStartWith("/"));
                assertThat(engine.containersBeside(new ProjectName("drsh-it-none")))
                        .isEmpty();
                assertThat(TemporaryFolder.left(engine, tools.id())).isEmpty();
                try (TemporaryFolder folder = TemporaryFolder.in(engine, tools.id())) {
                    assertThat(TemporaryFolder.left(engine, tools.id())).containsExactly(folder.path());
                }
            }
            return null;
        });
        assertThat(engine.containersBeside(stack)).isEmpty();
    }
}
