package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import org.junit.jupiter.api.Test;

class ApplicationTests {

    private static String told(IOException e) {
        return new Application.Answer(URI.create("http://app"), 0, Application.reason(e)).toString();
    }

    @Test
    void anApplicationThatIsOnlyStartingIsNotAnsweringYet() {
        assertThat(told(new ConnectException())).isEqualTo("http://app is not answering yet");
        assertThat(told(new IOException("HTTP/1.1 header parser received no bytes")))
                .isEqualTo("http://app is not answering yet");
        assertThat(told(new IOException("Connection reset"))).isEqualTo("http://app is not answering yet");
    }

    @Test
    void whatDoesNotPassByItselfIsSaidAsItIs() {
        assertThat(told(new HttpConnectTimeoutException("HTTP connect timed out")))
                .isEqualTo("http://app does not answer (HTTP connect timed out)");
        assertThat(told(new IOException())).isEqualTo("http://app does not answer (IOException)");
    }

    @Test
    void anAnswerIsShown() {
        assertThat(new Application.Answer(URI.create("http://app"), 503, "no database"))
                .hasToString("http://app answered 503 no database");
    }
}
