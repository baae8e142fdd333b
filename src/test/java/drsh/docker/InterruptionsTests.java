package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterruptionsTests {

    @Test
    void anInterruptIsKnownHoweverDeepItLies() {
        for (Exception e :
                List.of(new InterruptedIOException(), new CancellationException(), new ClosedByInterruptException())) {
            assertThat(outcome(new IllegalStateException(new RuntimeException(e))))
                    .isEqualTo(Outcome.INTERRUPTED);
        }
    }

    @Test
    void anythingElseIsTheFailureThatItIs() {
        assertThat(outcome(new IOException("disk"))).isEqualTo(Outcome.FAILED);
        assertThat(outcome(new SocketTimeoutException("slow"))).isEqualTo(Outcome.FAILED);
    }

    @Test
    void thePendingInterruptOfTheThreadCountsAndIsCleared() {
        Thread.currentThread().interrupt();
        assertThat(outcome(new IOException("disk"))).isEqualTo(Outcome.INTERRUPTED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatMustComeToItsEndIsNotReachedByAnInterrupt() {
        Thread operator = Thread.currentThread();
        AtomicBoolean done = new AtomicBoolean();
        operator.interrupt();
        Interruptions.putOff(() -> {
            operator.interrupt();
            done.set(!Thread.currentThread().isInterrupted());
        });
        assertThat(done).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatTheEngineMakesIsKnownInSpiteOfAnInterrupt() {
        Thread operator = Thread.currentThread();
        String made = Interruptions.whole(
                () -> {
                    operator.interrupt();
                    return "made";
                },
                late -> {
                    throw new AssertionError("nothing was late");
                });
        assertThat(made).isEqualTo("made");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anAnswerThatComesTooLateIsUndone() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> undone = new CompletableFuture<>();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Interruptions.whole(
                        () -> {
                            await(answer);
                            return "made";
                        },
                        undone::complete,
                        Duration.ofMillis(10)))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(undone).isNotDone();
        answer.countDown();
        assertThat(undone.get(10, TimeUnit.SECONDS)).isEqualTo("made");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatGoesWrongMeanwhileIsThrownAsItIs() {
        IllegalStateException wrong = new IllegalStateException("wrong");
        assertThatThrownBy(() -> Interruptions.putOff(() -> {
                    throw wrong;
                }))
                .isSameAs(wrong);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Outcome outcome(Exception e) {
        return Interruptions.orFailed(e, "what", "next").outcome();
    }
}
