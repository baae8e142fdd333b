package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the Compose plugin and no engine. */
class ComposeIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void namesAndPasswordsWithDollarSignsComeThroughAsTheContainerSeesThem() throws IOException {
        ComposeFile file = compose("""
                name: drsh-it-dollar
                services:
                  db:
                    image: postgres:15
                    environment:
                      POSTGRES_DB: a$$b
                      POSTGRES_PASSWORD: $$$$
                """).config();
        assertThat(file.services().get(0).environment())
                .containsEntry("POSTGRES_DB", "a$b")
                .containsEntry("POSTGRES_PASSWORD", "$$");
    }

    @Test
    void aFileThatComposeRejectsIsRefusedWithItsReasonAndNotWithAWarning() throws IOException {
        Compose wrong = compose("""
                services:
                  db:
                    image: postgres:${NO_SUCH_VARIABLE}
                    imago: x
                """);
        assertThatThrownBy(wrong::config)
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("imago")
                .hasMessageNotContaining("level=warning");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new Compose(folder.resolve("none.yml"), null).config())
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("none.yml");
    }

    private Compose compose(String text) throws IOException {
        return new Compose(Files.writeString(folder.resolve("compose.yml"), text), null);
    }
}
