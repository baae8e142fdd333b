package drsh.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import org.junit.jupiter.api.Test;

class StandardOutputTests {

    @Test
    void aFullDiskLosesOutputAndAReaderWhoHasSeenEnoughDoesNot() throws Exception {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            assertThat(printed(full).lost()).isPresent();
        }
        Pipe pipe = Pipe.open();
        try (OutputStream closed = Channels.newOutputStream(pipe.sink())) {
            pipe.source().close();
            assertThat(printed(closed).lost()).isEmpty();
        }
    }

    @Test
    void whatIsCalledABrokenPipeElsewhereIsALoss() {
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe of another kind");
            }
        };
        assertThat(printed(stream).lost()).contains("Broken pipe of another kind");
    }

    private static StandardOutput printed(OutputStream stream) {
        StandardOutput output = new StandardOutput(stream);
        PrintStream printer = output.printer();
        printer.println("a result");
        printer.flush();
        return output;
    }
}
