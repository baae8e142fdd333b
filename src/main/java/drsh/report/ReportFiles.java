package drsh.report;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The two files of a report, named after its session. Mode 0600: they tell what was done to which data, and by whom.
 *
 * <p>People write on a report. A file takes the place of an older one only if that is of the same session and as drsh wrote
 * it; else it gets the next free name, {@code <session>-2.md}, and what people wrote stays where it is.
 *
 * @param markdown the one to read at the prompt and to write on
 * @param html the one to look at
 */
public record ReportFiles(Path markdown, Path html) {

    /**
     * Writes both, each whole or not at all. Their numbers may differ: each goes by what became of its own older file.
     *
     * @param directory is made if it is missing, for its owner alone
     * @throws DrshException (FAILED) if one of them cannot be written
     */
    public static ReportFiles write(Report report, Path directory) {
        return new ReportFiles(writeMarkdown(report, directory), writeHtml(report, directory));
    }

    /**
     * Writes the Markdown alone.
     *
     * @throws DrshException (FAILED) if it cannot be written
     */
    public static Path writeMarkdown(Report report, Path directory) {
        return write(directory, report.session(), ".md", MarkdownReport.render(report));
    }

    /**
     * Writes the page alone.
     *
     * @throws DrshException (FAILED) if it cannot be written
     */
    public static Path writeHtml(Report report, Path directory) {
        return write(directory, report.session(), ".html", HtmlReport.render(report));
    }

    private static Path write(Path directory, String session, String ending, String text) {
        // An id out of a journal is foreign text too, and must not lead elsewhere.
        String name = session.replace('/', '_');
        Seal seal = new Seal(session);
        Path file = directory.resolve(name + ending);
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (int number = 2; !mayBeReplaced(file, seal); number++) {
                file = directory.resolve(name + "-" + number + ending);
            }
            replace(file, seal.sealed(text));
            return file;
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "the report " + file + " cannot be written",
                    "look at the directory's owner, mode and free space, or name another with --output",
                    e);
        }
    }

    private static boolean mayBeReplaced(Path file, Seal seal) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && seal.isOn(Files.readAllBytes(file));
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            // Not a channel: an interrupted thread would close it.
            try (FileOutputStream out = new FileOutputStream(partial.toFile())) {
                out.write(bytes);
                out.getFD().sync();
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
