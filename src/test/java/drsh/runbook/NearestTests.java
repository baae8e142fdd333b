package drsh.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTests {

    @Test
    void aSwapALossAndAChangeAreOneSlipEach() {
        assertThat(Nearest.slips("bakcup", "backup")).isEqualTo(1);
        assertThat(Nearest.slips("backp", "backup")).isEqualTo(1);
        assertThat(Nearest.slips("becKup", "backup")).isEqualTo(1);
    }

    @Test
    void nothingFarFetchedIsOffered() {
        assertThat(Nearest.to("xy", List.of("title", "when", "rto"))).isEmpty();
        assertThat(Nearest.to("", List.of("run"))).isEmpty();
    }
}
