package drsh.report;

import static drsh.report.ReportTests.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

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
                folder.resolve("." + report.session() + ".html.partial").resolve("in-the-way"));
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> ReportFiles.writeHtml(report, folder))
                .withMessage("the report " + folder.resolve(report.session() + ".html") + " cannot be written")
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(names(folder)).containsExactly(inTheWay.getParent());
    }

    @Test
    void whatPeopleWroteStaysAndTheNextReportStandsBesideIt() throws IOException {
        ReportFiles first = ReportFiles.write(report(Story.recovery(BEGIN).opened()), folder);
        String edited = Files.readString(first.markdown()).replace("## Cause\n", "## Cause\n\nA full disk.\n");
        Files.writeString(first.markdown(), edited);
        Report whole = report(ReportTests.whole(BEGIN).ended(Outcome.DONE));
        ReportFiles second = ReportFiles.write(whole, folder);
        assertThat(first.markdown()).hasContent(edited);
        assertThat(second.markdown()).isEqualTo(folder.resolve(whole.session() + "-2.md"));
        assertThat(second.html()).isEqualTo(first.html());
        assertThat(Files.readString(second.markdown())).contains("Done in 8 m 54 s");
        assertThat(ReportFiles.write(whole, folder)).isEqualTo(second);
        Files.writeString(second.markdown(), "\n", StandardOpenOption.APPEND);
        Files.writeString(second.html(), "<p/>", StandardOpenOption.APPEND);
        assertThat(ReportFiles.write(whole, folder))
                .isEqualTo(new ReportFiles(
                        folder.resolve(whole.session() + "-3.md"), folder.resolve(whole.session() + "-2.html")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my own notes\n", "## Cause\n<!-- written by drsh; sha256 00 -->\n"})
    void aFileThatIsNotAReportAsItWasWrittenIsLeft(String notes) throws IOException {
        Report report = report(Story.recovery(BEGIN).opened());
        Path own = Files.writeString(folder.resolve(report.session() + ".md"), notes);
        assertThat(ReportFiles.writeMarkdown(report, folder)).isEqualTo(folder.resolve(report.session() + "-2.md"));
        assertThat(own).hasContent(notes);
    }

    /** Two sessions of one second have names that differ in the same way. */
    @Test
    void theReportOfAnotherSessionIsLeft() throws IOException {
        Story story = Story.recovery(BEGIN);
        Report first = report(story.opened());
        Path own = ReportFiles.writeMarkdown(first, folder);
        Files.writeString(own, "notes");
        Story other = Story.recovery(BEGIN);
        other.session = first.session() + "-2";
        Path others = ReportFiles.writeMarkdown(report(other.opened()), folder);
        String text = Files.readString(others);
        assertThat(ReportFiles.writeMarkdown(first, folder)).isEqualTo(folder.resolve(first.session() + "-3.md"));
        assertThat(others).hasContent(text);
    }

    @Test
    void theLastLineHoldsTheDigestOfAllBeforeItAndThePageStaysWellFormed() throws Exception {
        Story story = Story.recovery(BEGIN);
        story.session = "a--b -->";
        ReportFiles files = ReportFiles.write(report(story.opened()), folder);
        for (Path file : new Path[] {files.markdown(), files.html()}) {
            String text = Files.readString(file);
            int last = text.lastIndexOf("<!--");
            byte[] before = text.substring(0, last).getBytes(StandardCharsets.UTF_8);
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(before));
            assertThat(text.substring(last))
                    .isEqualTo("<!-- written by drsh; session a-b-; sha256 " + sha256 + " -->\n");
        }
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((type, address) -> new InputSource(new StringReader("")));
        assertThat(builder.parse(files.html().toFile()).getDocumentElement().getTagName())
                .isEqualTo("html");
    }

    private static Stream<Path> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        }
    }
}
