package drsh.shell;

import drsh.report.HtmlReport;
import drsh.report.MarkdownReport;
import drsh.report.Report;
import drsh.report.ReportFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The forms of a report. */
enum ReportFormat {
    /** To read at the prompt and to write on. */
    MARKDOWN,
    /** One page with a picture, to look at. */
    HTML;

    String render(Report report) {
        return this == HTML ? HtmlReport.render(report) : MarkdownReport.render(report);
    }

    /** Writes one form, or both. */
    static List<Path> write(Report report, Optional<ReportFormat> format, Path directory) {
        if (format.isEmpty()) {
            ReportFiles both = ReportFiles.write(report, directory);
            return List.of(both.markdown(), both.html());
        }
        return List.of(
                format.get() == HTML
                        ? ReportFiles.writeHtml(report, directory)
                        : ReportFiles.writeMarkdown(report, directory));
    }
}
