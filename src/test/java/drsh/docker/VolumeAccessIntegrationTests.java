package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.practice.TestStack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class VolumeAccessIntegrationTests {

    private static final ProjectName PROJECT =
            new ProjectName("drsh-it-" + UUID.randomUUID().toString().substring(0, 8));

    private final VolumeName volume =
            new VolumeName("drsh-it-" + UUID.randomUUID().toString().substring(0, 8));
    private Engine engine;
    private Volumes volumes;
    private String image;

    @BeforeEach
    void find(TestStack test) {
        engine = test.stack().engine();
        volumes = engine.volumes();
        image = test.stack().services().database().image();
        volumes.create(volume, Volumes.ownLabels(PROJECT));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(volumes.users(volume)).isEmpty();
        volumes.removeOwn(volume);
        assertThat(volumes.exists(volume)).isFalse();
        assertThat(volumes.beside(PROJECT)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadWithOwnersModesTimesAndLinks() throws IOException {
        byte[] archive = archive("data/");
        fill(archive, VolumeAccess.ROOT);
        List<String> expected = listing(new ByteArrayInputStream(archive));
        try (VolumeAccess access = volumes.toRead(PROJECT, image, volume);
                InputStream tar = access.read()) {
            assertThat(listing(tar)).isEqualTo(expected);
        }
        assertThat(expected)
                .contains("data/ 999:999 700 dir 1000", "data/link 999:999 777 ->file", "data/file 999:999 600 3");
    }

    @Test
    void anArchiveWithARootOfAnotherNameLandsInTheSamePlace() throws IOException {
        fill(archive("./pgdata/"), "pgdata");
        try (VolumeAccess access = volumes.toRead(PROJECT, image, volume);
                InputStream tar = access.read()) {
            assertThat(listing(tar)).isEqualTo(listing(new ByteArrayInputStream(archive("data/"))));
        }
    }

    @Test
    void anArchiveIsNotMixedIntoWhatIsThere() throws IOException {
        fill(archive("data/"), VolumeAccess.ROOT);
        assertThatThrownBy(() -> volumes.toFill(PROJECT, image, volume, VolumeAccess.ROOT))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("'" + volume + "' is not empty");
    }

    @Test
    void aMistypedNameIsRefusedAndMakesNoVolume() {
        VolumeName mistyped = new VolumeName(volume + "x");
        assertThatThrownBy(() -> volumes.toRead(PROJECT, image, mistyped))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("no volume '" + mistyped + "'");
        assertThatThrownBy(() -> volumes.toFill(PROJECT, image, mistyped, VolumeAccess.ROOT))
                .isInstanceOf(DrshException.class);
        assertThat(volumes.exists(mistyped)).isFalse();
    }

    @Test
    void aSourceThatFailsIsToldAsItIs() {
        IOException failure = new IOException("the disk is broken");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw failure;
            }
        };
        try (VolumeAccess access = volumes.toFill(PROJECT, image, volume, VolumeAccess.ROOT)) {
            assertThatThrownBy(() -> access.write(broken)).isSameAs(failure);
        }
    }

    @Test
    void whatIsNoArchiveIsAFailureThatNamesTheVolume() {
        try (VolumeAccess access = volumes.toFill(PROJECT, image, volume, VolumeAccess.ROOT)) {
            assertThatThrownBy(() -> access.write(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                    .isInstanceOf(DrshException.class)
                    .hasMessageContaining("'" + volume + "' could not be filled");
        }
    }

    @Test
    void anInterruptEndsTheFillingAndTheHelperIsRemovedAllTheSame() {
        InputStream interrupting = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Thread.currentThread().interrupt();
                return length;
            }
        };
        try (VolumeAccess access = volumes.toFill(PROJECT, image, volume, VolumeAccess.ROOT)) {
            assertThatThrownBy(() -> access.write(interrupting))
                    .isInstanceOfSatisfying(
                            DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.INTERRUPTED));
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theVolumeOfAStackIsNotRemovedAndItsUserIsKnown(TestStack test) {
        VolumeName live = volumes.of(test.stack().name()).get(0);
        assertThatThrownBy(() -> volumes.removeOwn(live))
                .isInstanceOfSatisfying(
                        DrshException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED))
                .hasMessageContaining("'" + live + "' was not made by drsh");
        String database = test.stack().server().containerId();
        assertThat(volumes.users(live))
                .anySatisfy(user -> assertThat(user).matches(found -> found.id().equals(database) && found.running()));
    }

    @Test
    void aVolumeIsNotMadeTwice() {
        assertThatThrownBy(() -> volumes.create(volume, Map.of()))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("'" + volume + "' already");
    }

    @Test
    void anArchiveThatTheEngineCannotWriteToItsEndIsAnError() throws Exception {
        // While it copies, the engine answers nothing else about a container: what cuts the file runs before.
        CountDownLatch cut = new CountDownLatch(1);
        OutputStream told = new OutputStream() {
            @Override
            public void write(int one) {
                cut.countDown();
            }
        };
        String script = "truncate -s 300M /tmp/zeros; read word; truncate -s 0 /tmp/zeros; echo done";
        try (ToolContainer tools = engine.tools(PROJECT, image);
                PipedOutputStream word = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(word)) {
            RunningExec cutting = engine.start(tools.id(), Exec.of("sh", "-c", script), told, input);
            while (!engine.exec(tools.id(), Exec.of("test", "-s", "/tmp/zeros")).succeeded()) {
                assertThat(cutting.ended()).isFalse();
            }
            try (InputStream tar = engine.copyOut(tools.id(), "/tmp/zeros")) {
                assertThat(tar.readNBytes(1024)).hasSize(1024);
                word.write('\n');
                word.flush();
                assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
                assertThatThrownBy(() -> tar.transferTo(OutputStream.nullOutputStream()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("only a part of the archive");
            }
            cutting.await();
        }
    }

    private void fill(byte[] archive, String root) throws IOException {
        try (VolumeAccess access = volumes.toFill(PROJECT, image, volume, root)) {
            access.write(new ByteArrayInputStream(archive));
        }
    }

    private static byte[] archive(String root) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry directory = entry(root, TarArchiveEntry.LF_DIR);
            directory.setMode(0700);
            directory.setModTime(1000 * 1000L);
            tar.putArchiveEntry(directory);
            tar.closeArchiveEntry();
            TarArchiveEntry file = entry(root + "file", TarArchiveEntry.LF_NORMAL);
            file.setMode(0600);
            file.setSize(3);
            tar.putArchiveEntry(file);
            tar.write(new byte[] {1, 2, 3});
            tar.closeArchiveEntry();
            TarArchiveEntry link = entry(root + "link", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("file");
            link.setMode(0777);
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    private static TarArchiveEntry entry(String name, byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setUserId(999);
        entry.setGroupId(999);
        return entry;
    }

    private static List<String> listing(InputStream in) throws IOException {
        List<String> all = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String kind = entry.isDirectory()
                        ? "dir " + entry.getLastModifiedTime().toMillis() / 1000
                        : entry.isSymbolicLink() ? "->" + entry.getLinkName() : String.valueOf(entry.getSize());
                all.add(entry.getName() + " " + entry.getLongUserId() + ":" + entry.getLongGroupId() + " "
                        + Integer.toOctalString(entry.getMode() & 0777) + " " + kind);
            }
        }
        return all;
    }
}
