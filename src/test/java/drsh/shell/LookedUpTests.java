package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.shell.screen.Suggestion;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookedUpTests {

    private final LookedUp lookedUp = new LookedUp();

    @Test
    void whatComesTooLateIsOfferedAtTheNextTab() throws InterruptedException {
        CountDownLatch engine = new CountDownLatch(1);
        CountDownLatch found = new CountDownLatch(1);
        List<Suggestion> values = List.of(new Suggestion("db", ""));
        assertThat(lookedUp.of("services", () -> {
                    await(engine);
                    found.countDown();
                    return values;
                }))
                .isEmpty();
        engine.countDown();
        assertThat(found.await(1, TimeUnit.MINUTES)).isTrue();
        CountDownLatch never = new CountDownLatch(1);
        List<Suggestion> offered = List.of();
        for (int tab = 0; tab < 100 && offered.isEmpty(); tab++) {
            offered = lookedUp.of("services", () -> {
                await(never);
                return List.of();
            });
        }
        assertThat(offered).isEqualTo(values);
        never.countDown();
    }

    @Test
    void whatGoesWrongIsNoValue() {
        assertThat(lookedUp.of("x", () -> {
                    throw new IllegalStateException("no engine");
                }))
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
