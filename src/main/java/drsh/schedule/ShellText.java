package drsh.schedule;

import java.util.stream.Collectors;

/** The one place where words become a line for a shell: each of them in single quotes. */
final class ShellText {

    private ShellText() {}

    /** What runs a job from anywhere. */
    static String line(Job job) {
        String environment = job.environment().entrySet().stream()
                .map(variable -> " " + variable.getKey() + "=" + quoted(variable.getValue()))
                .collect(Collectors.joining());
        String command = job.command().stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
        return "cd " + quoted(job.folder().toString()) + " && env" + environment + command;
    }

    /** A word in single quotes, in which nothing has a meaning but the quote itself. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
