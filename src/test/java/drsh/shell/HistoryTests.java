package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.config.StateDirectory;
import drsh.shell.prompt.SharedHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTests {

    @TempDir
    Path directory = Path.of("");

    private History history() {
        return new History(new StateDirectory(directory));
    }

    @Test
    void whatIsNoTextIsSetAsideForItsOwner() throws IOException {
        Path file = directory.resolve("history");
        Files.write(file, new byte[] {'a', '\n', (byte) 0xff, '\n'});
        assertThat(history().open()).contains(file);
        assertThat(file).isEmptyFile();
        Path aside = directory.resolve("history.unreadable");
        assertThat(Files.size(aside)).isEqualTo(4);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(aside)))
                .isEqualTo("rw-------");
    }

    @Test
    void linesThatOthersCouldReadAreClosedToThem() throws IOException {
        Path file = Files.writeString(directory.resolve("history"), "backup list\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(history().open()).contains(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(history().lines()).containsExactly("backup list");
    }

    @Test
    void aDirectoryIsNoHistory() throws IOException {
        Files.createDirectory(directory.resolve("history"));
        assertThat(history().open()).isEmpty();
    }

    @Test
    void whatLooksLikeASecretIsNotKept() throws IOException {
        SharedHistory kept = new SharedHistory();
        try (var terminal = TerminalBuilder.builder().dumb(true).build()) {
            LineReaderBuilder.builder().terminal(terminal).history(kept).build();
            kept.add("backup list");
            kept.add("backup create --passphrase hunter2");
            kept.add("config show PGPASSWORD=hunter2");
            assertThat(kept.size()).isEqualTo(1);
        }
    }
}
