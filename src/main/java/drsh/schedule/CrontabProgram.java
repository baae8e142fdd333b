package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.process.ChildProcess;
import drsh.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program {@code crontab}, spoken to by files: only a file keeps every byte, the text of a {@link ProcessResult} was
 * decoded.
 *
 * @param program its absolute path
 * @param scratch a directory for these files
 */
record CrontabProgram(Path program, Path scratch) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String LIST_TO_FILE = "exec \"$1\" -l >\"$2\"";

    /** Debian's {@code crontab -l} shows these two control characters as letters, and so does not tell them apart. */
    private static final List<String> AMBIGUOUS = List.of("\\r", "\\b");

    private interface FileWork<T> {
        T with(Path file) throws IOException;
    }

    /**
     * What is in the crontab, nothing where there is none.
     *
     * @throws DrshException (refused) when it may not be read
     */
    Crontab read() {
        byte[] listed = withFile(this::list);
        String text = new String(listed, StandardCharsets.ISO_8859_1);
        boolean faithful = AMBIGUOUS.stream().noneMatch(text::contains);
        return Crontab.of(faithful ? listed : withFile(this::copy));
    }

    /**
     * Replaces it, and reads it again.
     *
     * @throws DrshException (failed) when it is not as it was written
     */
    void write(Crontab crontab) {
        withFile(file -> {
            Files.write(file, crontab.content());
            ProcessResult result = run(List.of(program.toString(), file.toString()), Map.of());
            if (!result.succeeded()) {
                throw DrshException.failed(
                        "crontab did not take the new lines: " + result.complaint(),
                        "look at 'crontab -l'; it should be as it was");
            }
            return file;
        });
        if (!Arrays.equals(read().content(), crontab.content())) {
            throw DrshException.failed(
                    "The crontab is not as it was written",
                    "look at 'crontab -l' for what changed it at the same time");
        }
    }

    private byte[] list(Path file) throws IOException {
        ProcessResult result =
                run(List.of("sh", "-c", LIST_TO_FILE, "sh", program.toString(), file.toString()), Map.of());
        if (!result.succeeded() && !result.stderr().contains("no crontab for")) {
            throw DrshException.refused(
                    "'crontab -l' failed: " + result.complaint(), "look at /etc/cron.allow and /etc/cron.deny");
        }
        return Files.readAllBytes(file);
    }

    /** Takes the bytes from where an editor would get them; an editor that changes nothing changes nothing. */
    private byte[] copy(Path file) throws IOException {
        Path editor = Files.createTempFile(scratch, "editor", "");
        try {
            Files.writeString(editor, "cat -- \"$1\" > " + ShellText.quoted(file.toString()) + "\n");
            String command = "sh " + ShellText.quoted(editor.toString());
            ProcessResult result = run(List.of(program.toString(), "-e"), Map.of("VISUAL", command, "EDITOR", command));
            if (!result.succeeded()) {
                throw DrshException.refused(
                        "The crontab holds \\r or \\b, and its exact bytes cannot be had: " + result.complaint(),
                        "remove these from it with 'crontab -e', then try again");
            }
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(editor);
        }
    }

    private static ProcessResult run(List<String> arguments, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("LC_ALL", "C");
        return new ChildProcess(arguments, Path.of("/"), environment, PATIENCE).run();
    }

    private <T> T withFile(FileWork<T> work) {
        try {
            Files.createDirectories(
                    scratch, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = Files.createTempFile(scratch, "crontab", "");
            try {
                return work.with(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "No temporary file can be written in " + scratch,
                    "make it writable, or set XDG_STATE_HOME",
                    e);
        }
    }
}
