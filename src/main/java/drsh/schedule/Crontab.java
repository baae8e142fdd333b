package drsh.schedule;

import drsh.command.DrshException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A crontab as text. Lines that are not drsh's own are kept byte for byte, whatever their encoding: a line here is its
 * bytes, each as one character.
 *
 * @param lines without their ends
 */
record Crontab(List<String> lines) {

    /** The classic cron silently cuts a command off at 1000 bytes. */
    private static final int LONGEST_COMMAND = 998;

    static Crontab of(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new Crontab(lines);
    }

    byte[] content() {
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** With the job, in the place of what was there for its folder. */
    Crontab with(Job job) {
        Stream<String> block = block(job).stream().map(Crontab::toLine);
        return new Crontab(
                Stream.concat(without(job.folder()).lines().stream(), block).toList());
    }

    /**
     * Without what is there for a folder.
     *
     * @throws DrshException (refused) when its end is not where it was written
     */
    Crontab without(Path folder) {
        List<String> kept = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            String text = toText(line);
            inside = inside || isMarkOf(text, folder);
            if (!inside) {
                kept.add(line);
            }
            inside = inside && !text.equals(Marker.end(folder));
        }
        if (inside) {
            throw DrshException.refused(
                    "The crontab has a schedule for " + folder + " whose last line, a comment, is not there any more",
                    "remove the schedule's lines with 'crontab -e', then try again");
        }
        return new Crontab(kept);
    }

    /** What is there for a folder. */
    Optional<Marker> find(Path folder) {
        return lines.stream()
                .map(Crontab::toText)
                .filter(line -> isMarkOf(line, folder))
                .flatMap(line -> Marker.parse(line).stream())
                .findFirst();
    }

    /**
     * The lines for a job.
     *
     * @throws DrshException (refused) when cron would cut its command off
     */
    static List<String> block(Job job) {
        String command = percentKept(ShellText.line(job));
        if (command.getBytes(StandardCharsets.UTF_8).length > LONGEST_COMMAND) {
            throw DrshException.refused(
                    "The command for cron would be longer than " + LONGEST_COMMAND
                            + " bytes, where cron may cut it off",
                    "set a shorter PATH for this one command: PATH=/usr/bin:/bin drsh schedule install");
        }
        String time = job.at().getMinute() + " " + job.at().getHour() + " * * * ";
        return List.of(job.marker().line(), time + command, job.marker().end());
    }

    /**
     * Cron makes a line break of a percent sign, quoted or not, unless there is a backslash before it that is not itself
     * after one; so a backslash that is part of a name is kept apart by two quotes, which mean nothing to the shell.
     */
    private static String percentKept(String line) {
        return line.replace("\\%", "\\''%").replace("%", "\\%");
    }

    private static boolean isMarkOf(String line, Path folder) {
        return Marker.parse(line)
                .filter(marker -> marker.folder().equals(folder))
                .isPresent();
    }

    private static String toLine(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String toText(String line) {
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
