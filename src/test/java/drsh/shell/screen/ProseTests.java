package drsh.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTests {

    @Test
    void paragraphsAreSetToTheWidth() {
        assertThat(Prose.lines("Stops and removes\nthe containers, so that nobody writes.", 20))
                .containsExactly("Stops and removes", "the containers, so", "that nobody writes.");
    }

    @Test
    void blocksStayApartAndCodeStaysAsItIs() {
        String markdown =
                "One\n\n- a list item that is long\n- another\n\n```bash\ndocker compose -f file.yml down\n```\nend";
        assertThat(Prose.lines(markdown, 16))
                .containsExactly(
                        "One",
                        "",
                        "- a list item",
                        "that is long",
                        "- another",
                        "",
                        "  docker compose -f file.yml down",
                        "end");
    }

    @Test
    void aWordThatIsTooLongStandsAlone() {
        assertThat(Prose.lines("see 20260111-020000-disaster-recovery now", 10))
                .containsExactly("see", "20260111-020000-disaster-recovery", "now");
    }

    @Test
    void marksOfAPageAreLeftOut() {
        assertThat(Prose.lines("Run `stack down`, *now*, with **care**: `SELECT count(*) FROM a*b` is 2 * 3 * 4.", 200))
                .containsExactly("Run stack down, now, with care: SELECT count(*) FROM a*b is 2 * 3 * 4.");
        assertThat(Prose.lines("> [!CAUTION]\n> Replaces the database.", 80))
                .containsExactly("> CAUTION:", "> Replaces the database.");
        assertThat(Prose.lines("one ` alone and *one", 80)).containsExactly("one ` alone and *one");
    }
}
