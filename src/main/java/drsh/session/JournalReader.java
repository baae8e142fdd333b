package drsh.session;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads journals back. A crash can cut off the line that was being written, and a session that was resumed goes on behind
 * it on a line of its own: such a line is passed over, and so are more of them, where that was cut off as well. Any other that cannot be read means that the file was changed.
 */
public final class JournalReader {

    private JournalReader() {}

    /**
     * The journal in a file.
     *
     * @throws DrshException (FAILED) if it cannot be read, is damaged, or was written by a newer drsh
     */
    public static SessionLog read(Path file) {
        String text = text(file);
        List<String> written = text.lines().toList();
        List<Recorded> lines = new ArrayList<>();
        boolean gap = false;
        for (int at = 0; at < written.size(); at++) {
            Optional<Recorded> line = JournalLine.parse(written.get(at), file, at + 1);
            if (gap && line.filter(JournalReader::resumes).isEmpty() && line.isPresent()) {
                throw damaged(file, at, "it is no line of a journal");
            }
            gap = line.isEmpty();
            line.ifPresent(lines::add);
        }
        if (lines.isEmpty() || !(lines.get(0).event() instanceof SessionEvent.SessionOpened)) {
            throw damaged(file, 1, "a journal begins with SessionOpened");
        }
        return new SessionLog(file, lines, gap || !text.endsWith("\n"));
    }

    static DrshException damaged(Path file, int line, String why) {
        return new DrshException(
                Outcome.FAILED,
                "journal " + file + " is damaged at line " + line + ": " + why,
                "read it with a pager; begin a new session with 'runbook run'");
    }

    private static boolean resumes(Recorded line) {
        return line.event() instanceof SessionEvent.SessionResumed;
    }

    private static String text(Path file) {
        try {
            // A line can be torn in the middle of a character.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED, "journal " + file + " cannot be read", "look at its owner and mode", e);
        }
    }
}
