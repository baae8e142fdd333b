package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

class ApplicationTests {

    private static String told(IOException e) {
        return Application.silence(URI.create("http://app"), e).toString();
    }

    @Test
    void anApplicationThatIsOnlyStartingIsNotAnsweringYet() {
        assertThat(told(refused())).isEqualTo("http://app is not answering yet");
        assertThat(told(new ConnectException("Connection refused"))).isEqualTo("http://app is not answering yet");
        assertThat(told(new IOException("HTTP/1.1 header parser received no bytes")))
                .isEqualTo("http://app is not answering yet");
        assertThat(told(new IOException("Connection reset"))).isEqualTo("http://app is not answering yet");
    }

    @Test
    void whenTheTimeIsUpTheReasonIsSaidAllTheSame() {
        assertThat(Application.silence(URI.create("http://app"), refused()).inFull())
                .isEqualTo("http://app does not answer (Connection refused)");
    }

    @Test
    void aHostWithoutAnAddressAndANetworkThatIsNotThereAreNotOnlyStarting() {
        assertThat(told(caused(
                        new ConnectException(), caused(new ConnectException(), new UnresolvedAddressException()))))
                .isEqualTo("http://app does not answer (no address is known for the host app)");
        assertThat(told(new ConnectException("Network is unreachable")))
                .isEqualTo("http://app does not answer (Network is unreachable)");
        assertThat(told(new ConnectException())).isEqualTo("http://app does not answer (ConnectException)");
    }

    /** As the client of Java 17 throws it: without a word. */
    private static IOException refused() {
        return caused(new ConnectException(), caused(new ConnectException(), new ClosedChannelException()));
    }

    private static IOException caused(IOException e, Exception cause) {
        e.initCause(cause);
        return e;
    }

    @Test
    void whatDoesNotPassByItselfIsSaidAsItIs() {
        assertThat(told(new HttpConnectTimeoutException("HTTP connect timed out")))
                .isEqualTo("http://app does not answer (HTTP connect timed out)");
        assertThat(told(new IOException())).isEqualTo("http://app does not answer (IOException)");
    }

    @Test
    void anAnswerIsShown() {
        assertThat(new Application.Answer(URI.create("http://app"), 503, "no database", false))
                .hasToString("http://app answered 503 no database");
    }
}
