package drsh.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTests {

    @TempDir
    Path directory;

    private static final byte[] CONTENT = Layered.content(700_000);

    static Stream<Layered> all() {
        return Layered.all();
    }

    static Stream<Layered> cheap() {
        return Layered.cheap();
    }

    static Stream<Layered> encrypted() {
        return Layered.few().filter(layered -> layered.layers().contains(Layer.OPENPGP));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatWasWrittenIsReadAndBothSizesAndDigestsAreRight(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = Files.readAllBytes(directory.resolve(layered.file()));
        assertThat(artifact)
                .isEqualTo(new Artifact(
                        layered.file(),
                        stored.length,
                        Layered.sha256(stored),
                        layered.layers(),
                        CONTENT.length,
                        Layered.sha256(CONTENT)));
        assertThat(artifact.encrypted()).isEqualTo(layered.lock() != Layered.Lock.NONE);
        assertThat(Layered.read(stored, artifact, layered.keys())).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @MethodSource("cheap")
    void whoHasWrittenItReadsItBackWithoutAnyKeyBeforeItHasAName(Layered layered) throws IOException {
        DirectoryStorage storage = new DirectoryStorage(directory);
        try (Written written =
                layered.writer(storage).write("b.dump", layered.compression(), "dump", out -> out.write(CONTENT))) {
            try (ContentInput back = written.content()) {
                assertThat(back.readAllBytes()).isEqualTo(CONTENT);
            }
            assertThat(storage.names()).isEmpty();
            written.commit();
            assertThat(Layered.files(directory)).containsExactly(layered.file());
            written.withdraw();
        }
        assertThat(Layered.files(directory)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cheap")
    void aSurveyFindsWhatTheWriterKnew(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        Path file = directory.resolve(artifact.file());
        try (ContentInput survey = ContentInput.survey(Files.newInputStream(file), layered.layers(), layered.keys())) {
            assertThat(survey.read()).isEqualTo(CONTENT[0] & 0xff);
            assertThatThrownBy(() -> survey.found(artifact.file())).isInstanceOf(IllegalStateException.class);
            survey.drain();
            assertThat(survey.found(artifact.file())).isEqualTo(artifact);
            assertThat(survey.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("cheap")
    void nothingAtAllIsContentToo(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, new byte[0]);
        assertThat(artifact.contentSize()).isZero();
        assertThat(Layered.read(Files.readAllBytes(directory.resolve(artifact.file())), artifact, layered.keys()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cheap")
    void withoutACommitNothingIsLeft(Layered layered) throws IOException {
        ArtifactWriter writer = layered.writer(new DirectoryStorage(directory));
        writer.write("b.dump", layered.compression(), "dump", out -> out.write(CONTENT))
                .close();
        assertThat(Layered.files(directory)).isEmpty();
        for (Exception trouble : List.of(new IOException("no"), DrshException.failed("no", "wait"))) {
            assertThatThrownBy(() -> writer.write("b.dump", layered.compression(), "dump", out -> {
                        out.write(CONTENT, 0, 300_000);
                        throwIt(trouble);
                    }))
                    .isSameAs(trouble);
            assertThat(Layered.files(directory)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void noPlaintextOfAnEncryptedFileIsOnDiskAtAnyTime(Layered layered) throws IOException {
        try (Written written = writtenInPieces(layered)) {
            assertThat(showing()).isEmpty();
            written.commit();
        }
        assertThat(showing()).isEmpty();
    }

    @Test
    void whatIsNotEncryptedIsSeenByTheSameSearch() throws IOException {
        Layered open = new Layered(Compression.NONE, Layered.Lock.NONE);
        assertThatThrownBy(() -> writtenInPieces(open)).isInstanceOf(AssertionError.class);
    }

    /** Looks into every file of the directory after each piece. */
    private Written writtenInPieces(Layered layered) throws IOException {
        return layered.writer(new DirectoryStorage(directory)).write("b.dump", layered.compression(), "dump", out -> {
            for (int at = 0; at < CONTENT.length; at += 100_000) {
                out.write(CONTENT, at, 100_000);
                out.flush();
                assertThat(showing()).isEmpty();
            }
        });
    }

    private List<String> showing() throws IOException {
        List<String> showing = new ArrayList<>();
        for (String name : Layered.files(directory)) {
            String text = Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1);
            if (text.contains(Layered.MARKER)) {
                showing.add(name);
            }
        }
        return showing;
    }

    @Test
    void theSameContentIsNeverEncryptedTheSameWay() throws IOException {
        Layered layered = new Layered(Compression.NONE, Layered.Lock.RECIPIENT);
        String first = layered.stored(directory, CONTENT).sha256();
        Files.delete(directory.resolve(layered.file()));
        assertThat(layered.stored(directory, CONTENT).sha256()).isNotEqualTo(first);
    }

    @Test
    void progressIsToldInBytesOfContent() throws IOException {
        List<Long> told = new ArrayList<>();
        Reporter reporter = new Reporter() {
            @Override
            public void say(String line) {}

            @Override
            public void progress(String what, long bytes, long expected) {
                told.add(bytes);
            }
        };
        for (Compression compression : List.of(Compression.NONE, Compression.of(Compression.Kind.ZSTD))) {
            told.clear();
            new ArtifactWriter(new DirectoryStorage(directory), Sealing.NONE, reporter)
                    .write("b.dump", compression, "dump", out -> {
                        out.write(CONTENT, 0, 1000);
                        out.write(CONTENT, 1000, 500);
                    })
                    .close();
            assertThat(told).containsExactly(1000L, 1500L, 1500L);
        }
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        Artifact toPassphrase = new Layered(Compression.NONE, Layered.Lock.PASSPHRASE).stored(directory, CONTENT);
        byte[] stored = Files.readAllBytes(directory.resolve(toPassphrase.file()));
        for (Keys keys : List.of(TestSealings.knowing("sesame"), TestSealings.secretKey(), TestSealings.none())) {
            assertThatThrownBy(() -> Layered.read(stored, toPassphrase, keys))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
        }
    }

    @Test
    void whoMayOpenItIsKnownWithoutReadingIt() {
        Encryption toKey = TestSealings.toRecipient().encryption();
        assertThat(toKey).isEqualTo(new Encryption(Encryption.Kind.PUBLIC_KEY, List.of(TestSealings.KEY_ID)));
        assertThat(TestSealings.secretKey().mayOpen(toKey)).isTrue();
        assertThat(TestSealings.passphrase().mayOpen(toKey)).isFalse();
        assertThat(TestSealings.none().mayOpen(toKey)).isFalse();
        assertThat(TestSealings.none().mayOpen(Encryption.NONE)).isTrue();
        assertThat(TestSealings.none().mayOpen(TestSealings.toPassphrase().encryption()))
                .isTrue();
    }

    @Test
    void endingsSayTheLayersFromTheInside() {
        assertThat(Layer.endings(List.of(Layer.OPENPGP, Layer.GZIP))).isEqualTo(".gz.gpg");
        assertThat(Arrays.stream(Layer.values()).map(Layer::ending)).containsExactly(".gpg", ".gz", ".zst");
    }

    private static void throwIt(Exception trouble) throws IOException {
        if (trouble instanceof IOException io) {
            throw io;
        }
        throw (RuntimeException) trouble;
    }
}
