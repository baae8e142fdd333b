package drsh.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damage is made for real, on the stored bytes. */
class DamageTests {

    /** Not a multiple of any buffer, and small enough to be damaged often. */
    private static final byte[] CONTENT = Layered.content(40_001);

    @TempDir
    Path directory;

    static Stream<Layered> all() {
        return Layered.few();
    }

    static Stream<Layered> withLayers() {
        return Layered.few().filter(layered -> !layered.layers().isEmpty());
    }

    static Stream<Layered> gzip() {
        return Layered.cheap().filter(layered -> layered.layers().contains(Layer.GZIP));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFileThatWasCutOffAnywhereIsUnverified(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = stored(artifact);
        for (int length : cuts(layered, stored.length)) {
            assertDamaged(layered, artifact, Arrays.copyOf(stored, length), "cut to " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFileWithAByteOfAnotherValueIsUnverified(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = stored(artifact);
        for (int at : flips(layered, stored.length)) {
            assertDamaged(layered, artifact, flipped(stored, at), "flipped at " + at);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFileWithSomethingBehindItIsUnverified(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = stored(artifact);
        for (byte[] garbage : garbage(layered)) {
            assertDamaged(layered, artifact, joined(stored, garbage), garbage.length + " bytes behind it");
        }
    }

    /** Whoever changed the file has changed its digest in the manifest too: then the layers have to tell. */
    @ParameterizedTest
    @MethodSource("withLayers")
    void aForgedDigestHidesNoCutAndNothingBehindTheEnd(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = stored(artifact);
        for (int length : cuts(layered, stored.length)) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertUnverified(layered, Layered.forged(artifact, cut), cut, "cut to " + length);
        }
        for (byte[] garbage : garbage(layered)) {
            byte[] longer = joined(stored, garbage);
            assertUnverified(
                    layered, Layered.forged(artifact, longer), longer, garbage.length + " bytes behind its end");
        }
    }

    @ParameterizedTest
    @MethodSource("withLayers")
    void aForgedDigestHidesNoOtherContent(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        byte[] stored = stored(artifact);
        int found = 0;
        int[] flips = flips(layered, stored.length);
        for (int at : flips) {
            byte[] flipped = flipped(stored, at);
            Artifact forged = Layered.forged(artifact, flipped);
            byte[] read = null;
            try {
                read = Layered.read(flipped, forged, layered.keys());
            } catch (DrshException e) {
                // In what leads to the key it looks like another passphrase.
                assertThat(e.outcome() == Outcome.UNVERIFIED || e.what().equals("the passphrase does not open it"))
                        .as("flipped at %d", at)
                        .isTrue();
                found++;
            }
            // A header has bytes that say nothing about the content, such as its time.
            assertThat(read).as("flipped at %d", at).isIn(null, CONTENT);
        }
        assertThat(found).isGreaterThan(flips.length * 3 / 4);
    }

    @ParameterizedTest
    @MethodSource("withLayers")
    void otherContentOfTheSameSizeIsFoundThoughTheFileIsWhole(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        Files.delete(directory.resolve(artifact.file()));
        byte[] other = CONTENT.clone();
        other[20_000]++;
        byte[] stored = stored(layered.stored(directory, other));
        DrshException e = assertUnverified(layered, Layered.forged(artifact, stored), stored, "another file");
        assertThat(e.what()).contains("what is in '" + artifact.file() + "'");
    }

    @ParameterizedTest
    @MethodSource("gzip")
    void aSurveyFindsWhatIsBehindTheEndOfGzipThoughItKnowsNoDigest(Layered layered) throws IOException {
        Artifact artifact = layered.stored(directory, CONTENT);
        for (byte[] garbage : List.of(new byte[1], new byte[9], new byte[18], new byte[] {0x1f, (byte) 0x8b})) {
            InputStream in = new ByteArrayInputStream(joined(stored(artifact), garbage));
            try (ContentInput survey = ContentInput.survey(in, layered.layers(), layered.keys())) {
                assertThat(catchThrowable(survey::drain))
                        .as("%d bytes behind it", garbage.length)
                        .isInstanceOfSatisfying(
                                DrshException.class,
                                e -> assertThat(e.outcome()).isEqualTo(Outcome.UNVERIFIED));
            }
        }
    }

    /** Where the compressed content ends at the edge of a buffer, what is behind it was not read ahead. */
    @Test
    void gzipMayEndAnywhereInAMessage() throws IOException {
        Layered sealed = new Layered(Compression.NONE, Layered.Lock.RECIPIENT);
        for (int size = (1 << 18) - 40; size <= (1 << 18) - 20; size++) {
            byte[] stored = stored(sealed.stored(directory, gzipOfSize(size)));
            Files.delete(directory.resolve(sealed.file()));
            try (ContentInput survey = ContentInput.survey(
                    new ByteArrayInputStream(stored), List.of(Layer.OPENPGP, Layer.GZIP), sealed.keys())) {
                assertThat(survey.readAllBytes()).as("%d bytes", size).isEmpty();
            }
            InputStream flipped = new ByteArrayInputStream(flipped(stored, stored.length - 1));
            assertThat(catchThrowable(
                            () -> ContentInput.survey(flipped, List.of(Layer.OPENPGP, Layer.GZIP), sealed.keys())
                                    .drain()))
                    .as("%d bytes, damaged", size)
                    .isInstanceOf(DrshException.class);
        }
    }

    /** Nothing, compressed to so many bytes: most are a name in the header. */
    private static byte[] gzipOfSize(int size) throws IOException {
        byte[] nothing = gzipped(new byte[0]);
        byte[] bytes = Arrays.copyOf(nothing, size);
        bytes[3] = 8;
        Arrays.fill(bytes, 10, size, (byte) 'x');
        int rest = nothing.length - 10;
        bytes[size - rest - 1] = 0;
        System.arraycopy(nothing, 10, bytes, size - rest, rest);
        return bytes;
    }

    /** The compressed content ends before the message does: its integrity is known only behind that. */
    @Test
    void aSurveyReadsAMessageToItsEndThoughWhatIsInItEndedBefore() throws IOException {
        for (String compression : List.of("gzip:6", "zstd:3")) {
            Layered layered = new Layered(Compression.parse(compression), Layered.Lock.RECIPIENT);
            byte[] stored = stored(layered.stored(directory, Layered.content(3_000_000)));
            for (byte[] bad : List.of(flipped(stored, stored.length - 1), Arrays.copyOf(stored, stored.length - 1))) {
                try (ContentInput survey =
                        ContentInput.survey(new ByteArrayInputStream(bad), layered.layers(), layered.keys())) {
                    assertThat(catchThrowable(survey::drain)).isInstanceOf(DrshException.class);
                }
            }
        }
    }

    /** Several programs write one member after the other, and gzip reads them as one. */
    @Test
    void gzipOfSeveralMembersIsOneContent() throws IOException {
        byte[] first = gzipped(Layered.content(70_000));
        byte[] second = gzipped("the rest".getBytes(StandardCharsets.UTF_8));
        try (ContentInput survey = ContentInput.survey(
                new ByteArrayInputStream(joined(first, second)), List.of(Layer.GZIP), TestSealings.none())) {
            assertThat(new String(survey.readAllBytes(), StandardCharsets.UTF_8))
                    .hasSize(70_008)
                    .endsWith("the rest");
            assertThat(survey.found("x").size()).isEqualTo(first.length + second.length);
        }
    }

    @Test
    void onceFoundDamagedItStaysSo() throws IOException {
        Artifact artifact = new Layered(Compression.NONE, Layered.Lock.NONE).stored(directory, CONTENT);
        byte[] flipped = flipped(stored(artifact), 5);
        ContentInput content = ContentInput.checked(new ByteArrayInputStream(flipped), artifact, TestSealings.none());
        @Nullable Throwable first = catchThrowable(content::drain);
        assertThat(first).isInstanceOf(DrshException.class);
        assertThat(catchThrowable(content::read)).isSameAs(first);
    }

    private byte[] stored(Artifact artifact) throws IOException {
        return Files.readAllBytes(directory.resolve(artifact.file()));
    }

    /** What is told is that the stored bytes differ, whatever the layers made of them. */
    private void assertDamaged(Layered layered, Artifact artifact, byte[] damaged, String how) throws IOException {
        Path file = directory.resolve(artifact.file());
        Files.write(file, damaged);
        Throwable e;
        try (InputStream in = Files.newInputStream(file)) {
            e = catchThrowable(() -> Layered.read(in, artifact, layered.keys()));
        }
        assertThat(e)
                .as(how)
                .isInstanceOfSatisfying(
                        DrshException.class,
                        damage -> assertThat(damage.outcome()).isEqualTo(Outcome.UNVERIFIED))
                .hasMessage("the SHA-256 of '" + artifact.file() + "' is not the one in the manifest");
    }

    private static DrshException assertUnverified(Layered layered, Artifact artifact, byte[] damaged, String how) {
        Throwable e = catchThrowable(() -> Layered.read(damaged, artifact, layered.keys()));
        assertThat(e).as(how).isInstanceOf(DrshException.class);
        DrshException damage = (DrshException) e;
        assertThat(damage.outcome()).as(how).isEqualTo(Outcome.UNVERIFIED);
        return damage;
    }

    private static int[] cuts(Layered layered, int size) {
        int[] ends = {0, size / 2, size - 1};
        return layered.lock() == Layered.Lock.PASSPHRASE
                ? ends
                : joined(
                        ends, 1, 2, 3, 9, 10, 17, 18, 100, size / 3, size - 30, size - 22, size - 20, size - 9,
                        size - 8, size - 4, size - 2);
    }

    private static int[] flips(Layered layered, int size) {
        Random random = new Random(size);
        int[] ends = {12, size / 2, size - 1};
        return layered.lock() == Layered.Lock.PASSPHRASE
                ? ends
                : joined(ends, random.ints(40, 0, size).toArray());
    }

    private static List<byte[]> garbage(Layered layered) throws IOException {
        byte[] header = {0x1f, (byte) 0x8b};
        List<byte[]> all = new ArrayList<>(List.of(new byte[1], "hello".getBytes(StandardCharsets.UTF_8)));
        if (layered.lock() != Layered.Lock.PASSPHRASE) {
            all.addAll(List.of(new byte[8], new byte[18], header, new byte[300_000], gzipped(CONTENT)));
        }
        return all;
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 0x10;
        return flipped;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static int[] joined(int[] first, int... second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
