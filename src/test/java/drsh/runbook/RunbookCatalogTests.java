package drsh.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookCatalogTests {

    @TempDir
    Path folder;

    private Path own;
    private Path shipped;
    private RunbookCatalog catalog;

    @BeforeEach
    void twoDirectories() throws IOException {
        own = Files.createDirectory(folder.resolve("own"));
        shipped = Files.createDirectory(folder.resolve("shipped"));
        catalog = new RunbookCatalog(List.of(own, folder.resolve("absent"), shipped));
        write(shipped, "recover.md", "Shipped");
        write(shipped, "zebra.md", "Zebra");
    }

    @Test
    void theRunbookOfTheEarlierDirectoryCounts() throws IOException {
        write(own, "recover.md", "Own");
        assertThat(catalog.find("recover").runbook().title()).isEqualTo("Own");
        assertThat(catalog.list()).extracting(RunbookEntry::title).containsExactly("Own", "Zebra");
    }

    @Test
    void whatIsHiddenIsListedAndWarnedOf() throws IOException {
        write(own, "recover.md", "Own");
        assertThat(catalog.list())
                .extracting(RunbookEntry::path, RunbookEntry::hides)
                .containsExactly(
                        tuple(own.resolve("recover.md"), List.of(shipped.resolve("recover.md"))),
                        tuple(shipped.resolve("zebra.md"), List.of()));
        assertThat(catalog.find("recover").findings().get(0))
                .hasToString(own.resolve("recover.md") + ":1: warning hides-another: hides "
                        + shipped.resolve("recover.md"));
        assertThat(catalog.find("zebra").findings()).extracting(Finding::rule).doesNotContain(Rule.HIDES_ANOTHER);
    }

    @Test
    void aFileHidesNotItself() throws IOException {
        Files.createSymbolicLink(folder.resolve("again"), shipped);
        RunbookCatalog twice = new RunbookCatalog(List.of(shipped, folder.resolve("again"), shipped));
        assertThat(twice.list()).extracting(RunbookEntry::hides).containsOnly(List.of());
    }

    @Test
    void onlyFilesNamedLikeRunbooksAreListed() throws IOException {
        write(own, "README.md", "Readme");
        write(own, "notes.txt", "Notes");
        assertThat(catalog.list()).extracting(RunbookEntry::name).containsExactly("recover", "zebra");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearestOne() {
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> catalog.find("recvoer"))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
                .withMessage("no runbook is named recvoer (did you mean recover)");
    }

    @Test
    void aNameIsNoPath() {
        assertThatExceptionOfType(DrshException.class).isThrownBy(() -> catalog.find("../shipped/recover"));
    }

    @Test
    void aFileThatCannotBeReadIsListedWithTheReasonAndNotRun() throws IOException {
        Files.createDirectory(own.resolve("broken.md"));
        assertThat(catalog.list()).extracting(RunbookEntry::name).containsExactly("broken", "recover", "zebra");
        assertThat(catalog.list().get(0).when()).contains("broken.md is no regular file");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> catalog.find("broken"))
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE));
    }

    @Test
    void aDirectoryThatCannotBeReadIsNamedInsteadOfPassedOver() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> new RunbookCatalog(List.of(file, shipped)).find("recover"))
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE));
    }

    private static void write(Path directory, String name, String title) throws IOException {
        Files.writeString(directory.resolve(name), "# " + title + "\n");
    }
}
