package drsh.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import drsh.command.DrshException;
import drsh.storage.DirectoryStorage;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trouble of the disk, and an operator who breaks off, are no damage. */
class TroubleTests {

    private static final byte[] CONTENT = Layered.content(400_000);

    @TempDir
    Path directory;

    static Stream<Layered> all() {
        return Layered.few();
    }

    @AfterEach
    void clearTheInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("all")
    void troubleOfTheDiskPassesAsItIs(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = Files.readAllBytes(directory.resolve(artifact.file()));
        for (int at : places(layered, stored.length)) {
            IOException trouble = new IOException("Input/output error");
            Throwable seen = catchThrowable(() -> Layered.read(
                    new Failing(stored, at, () -> {
                        throw trouble;
                    }),
                    artifact,
                    layered.keys()));
            assertThat(seen).as("after %d bytes", at).isSameAs(trouble);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anInterruptIsAnInterrupt(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = Files.readAllBytes(directory.resolve(artifact.file()));
        for (int at : places(layered, stored.length)) {
            Throwable seen = catchThrowable(() -> Layered.read(
                    new Failing(stored, at, () -> Thread.currentThread().interrupt()), artifact, layered.keys()));
            assertThat(seen).as("after %d bytes", at).isInstanceOf(InterruptedIOException.class);
            Thread.interrupted();
        }
    }

    /** Of a damaged file too: the digest that would tell is not known before the end. */
    @ParameterizedTest
    @MethodSource("all")
    void troubleOfTheDiskComesBeforeDamage(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = Files.readAllBytes(directory.resolve(artifact.file()));
        stored[0] ^= 1;
        stored[stored.length / 3] ^= 1;
        IOException trouble = new IOException("Input/output error");
        InputStream in = new Failing(stored, stored.length - 1, () -> {
            throw trouble;
        });
        assertThat(catchThrowable(() -> Layered.read(in, artifact, layered.keys())))
                .isSameAs(trouble);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFileThatCannotBeOpenedByTheLayersIsClosed(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        boolean[] closed = new boolean[1];
        InputStream file =
                new ByteArrayInputStream("what is this".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        assertThatThrownBy(() -> Layered.read(file, artifact, layered.keys())).isInstanceOf(DrshException.class);
        assertThat(closed[0]).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFullDiskIsSaidAndNothingIsLeft(Layered layered) throws IOException {
        for (int room : new int[] {0, 1, 1000, 20_000}) {
            FullStorage full = new FullStorage(new DirectoryStorage(directory), room);
            assertThatThrownBy(() -> layered.writer(full)
                            .write("b.dump", layered.compression(), "dump", out -> out.write(CONTENT))
                            .close())
                    .as("room for %d bytes", room)
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
            assertThat(Layered.files(directory)).isEmpty();
        }
    }

    private static int[] places(Layered layered, int size) {
        return layered.lock() == Layered.Lock.PASSPHRASE
                ? new int[] {size / 2, size}
                : new int[] {0, 1, 5, 100, size / 3, size / 2, size - 20, size - 8, size - 1, size};
    }

    /** Does something once, when so many bytes were read. */
    private static final class Failing extends FilterInputStream {
        private final Event event;
        private int left;
        private boolean happened;

        Failing(byte[] bytes, int after, Event event) {
            super(new ByteArrayInputStream(bytes));
            this.left = after;
            this.event = event;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !happened) {
                happened = true;
                event.happen();
            }
            int read = super.read(bytes, offset, happened ? length : Math.min(length, left));
            left -= happened ? 0 : Math.max(0, read);
            return read;
        }
    }

    @FunctionalInterface
    private interface Event {
        void happen() throws IOException;
    }
}
