package drsh.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTests {

    private static final Terminals TERMINAL = new Terminals(true, true, true, 80, true);
    private static final Terminals PIPE = new Terminals(true, false, true, 80, true);

    @TempDir
    Path folder;

    @Test
    void whatTheEnvironmentAsksForIsTaken() throws Exception {
        Path got = folder.resolve("got");
        Pager pager = Pager.of(TERMINAL, Map.of("TERM", "xterm", "DRSH_PAGER", "cat > '" + got + "'", "PAGER", "false"))
                .orElseThrow();
        assertThat(pager.show(List.of("ä", "b"))).isTrue();
        assertThat(Files.readString(got)).isEqualTo("ä\nb\n");
    }

    @Test
    void onePagerThatIsMissingOrFailsHasShownNothing() {
        for (String program : List.of("no-such-pager", "false", "sh -c 'exit 3'")) {
            Pager pager = Pager.of(TERMINAL, Map.of("TERM", "xterm", "PAGER", program))
                    .orElseThrow();
            assertThat(pager.show(List.of("a"))).as(program).isFalse();
        }
    }

    @Test
    void oneThatIsLeftEarlyHasShownEnough() {
        Pager pager = Pager.of(TERMINAL, Map.of("TERM", "xterm", "PAGER", "head -n 0"))
                .orElseThrow();
        assertThat(pager.show(List.of("a line that nobody reads".repeat(20_000))))
                .isTrue();
    }

    @Test
    void thereIsNoneWhereNobodyLooksOrNoneIsWantedOrThere() {
        assertThat(Pager.of(PIPE, Map.of("TERM", "xterm", "PAGER", "head"))).isEmpty();
        assertThat(Pager.of(TERMINAL, Map.of("TERM", "dumb", "PAGER", "head"))).isEmpty();
        assertThat(Pager.of(TERMINAL, Map.of("TERM", "xterm", "PAGER", "head", "DRSH_PAGER", "")))
                .isEmpty();
        assertThat(Pager.of(TERMINAL, Map.of("TERM", "xterm", "PAGER", "cat"))).isEmpty();
        assertThat(Pager.of(TERMINAL, Map.of("TERM", "xterm", "PATH", folder.toString())))
                .isEmpty();
    }

    @Test
    void shortListsNeedNone() {
        assertThat(Pager.of(TERMINAL, Map.of("TERM", "xterm", "PAGER", "head"))
                        .orElseThrow()
                        .needed(19))
                .isFalse();
    }
}
