package drsh.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.shell.prompt.Banner.Part;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class BannerTests {

    @Test
    void itHasFiveLinesWhateverIsKnown() {
        AtomicInteger changes = new AtomicInteger();
        Banner banner = new Banner(changes::incrementAndGet);
        assertThat(banner.lines(80)).hasSize(5);
        banner.tell(Part.BACKUP, new AttributedString("1 h old"));
        assertThat(banner.lines(80))
                .hasSize(5)
                .extracting(AttributedString::toString)
                .contains("backup  1 h old");
        assertThat(changes).hasValue(1);
    }

    @Test
    void noLineIsAsWideAsTheTerminal() {
        Banner banner = new Banner(() -> {});
        banner.tell(Part.STACK, new AttributedString("一".repeat(100)));
        banner.tell(Part.NEXT, new AttributedString("runbook run disaster-recovery"));
        assertThat(banner.lines(40)).allMatch(line -> line.columnLength() < 40);
        assertThat(banner.lines(40).get(4).toString()).endsWith("run disaster-recovery");
        assertThat(banner.lines(5)).allMatch(line -> line.columnLength() < 5);
    }
}
