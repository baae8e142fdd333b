package drsh.report;

import static drsh.report.ReportTests.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTests {

    private static final String BEGIN = "2026-01-11T03:12:00Z";

    @TempDir
    Path folder;

    @Test
    void bothFilesAreTheirOwnersAloneAndReplaceOlderOnes() throws IOException {
        Path directory = folder.resolve("new").resolve("reports");
        ReportFiles.write(report(Story.recovery(BEGIN).opened()), directory);
        ReportFiles files = ReportFiles.write(report(ReportTests.whole(BEGIN).ended(Outcome.DONE)), directory);
        assertThat(files.markdown()).isEqualTo(directory.resolve("20260111-031200-disaster-recovery.md"));
        assertThat(files.html()).isEqualTo(directory.resolve("20260111-031200-disaster-recovery.html"));
        assertThat(Files.readString(files.markdown())).contains("Done in 8 m 54 s");
        assertThat(Files.readString(files.html())).contains("Done in 8 m 54 s");
        for (Path file : new Path[] {files.markdown(), files.html()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(names(directory)).hasSize(2);
    }

    @Test
    void anIdCannotLeadOutOfTheDirectory() throws IOException {
        Story story = Story.recovery(BEGIN);
        story.session = "../../outside";
        Path written = ReportFiles.writeMarkdown(report(story.opened()), folder);
        assertThat(written.toRealPath().getParent()).isEqualTo(folder.toRealPath());
    }

    @Test
    void whatCannotBeWrittenIsSaidInOneLineAndLeavesNothing() throws IOException {
        Report report = report(Story.recovery(BEGIN).opened());
        Path inTheWay = Files.createDirectories(
                folder.resolve(report.session() + ".html").resolve("in-the-way"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> ReportFiles.writeHtml(report, folder))
                .withMessage("the report " + inTheWay.getParent() + " cannot be written")
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(names(folder)).hasSize(1);
    }

    private static Stream<Path> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        }
    }
}
