package drsh.schedule;

import drsh.command.DrshException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The texts of a service and its timer. Each kind of value has rules of its own: a percent sign is doubled everywhere;
 * a dollar sign only in arguments, where it would begin a variable; and only lists of words know quotes.
 */
final class UnitText {

    /** Machines that share a disk or an engine should not all begin in the same second. */
    private static final String SPREAD = "2min";

    private static final String NOT_IN_PROGRAM = "\"'\\";

    private UnitText() {}

    /**
     * What is run.
     *
     * @param system whether it is for the machine's own systemd, which has started Docker, rather than a user's
     * @throws DrshException (refused) when the program's path holds what systemd does not accept there, quoted or not
     */
    static String service(Job job, boolean system) {
        String after = system ? "After=docker.service\n" : "";
        String environment = job.environment().entrySet().stream()
                .map(variable -> "Environment=" + quoted(variable.getKey() + "=" + variable.getValue()) + "\n")
                .collect(Collectors.joining());
        return job.marker().line() + "\n" + "[Unit]\n"
                + "Description=Backup of the stack "
                + specifiersKept(job.stack()) + " by drsh\n"
                + after + "\n"
                + "[Service]\n"
                + "Type=oneshot\n"
                // No quotes here: they would be part of the name. The last slash keeps a blank or a backslash at the
                // end of the name from being the end of the line.
                + "WorkingDirectory="
                + specifiersKept(job.folder().toString()) + "/\n"
                + environment + "ExecStart="
                + execution(job.command()) + "\n"
                // Only drsh itself is told to end: it ends what it started, after it has cleaned up with it.
                + "KillMode=mixed\n";
    }

    /** When it is run; what was missed while the machine was off is made up for. */
    static String timer(Job job) {
        return job.marker().line() + "\n" + "[Unit]\n"
                + "Description=Daily backup of the stack "
                + specifiersKept(job.stack()) + " by drsh\n"
                + "\n"
                + "[Timer]\n"
                + "OnCalendar=*-*-* "
                + job.at() + ":00\n"
                + "Persistent=true\n"
                + "RandomizedDelaySec="
                + SPREAD + "\n"
                + "\n"
                + "[Install]\n"
                + "WantedBy=timers.target\n";
    }

    private static String execution(List<String> command) {
        String program = command.get(0);
        if (program.chars().anyMatch(c -> NOT_IN_PROGRAM.indexOf(c) >= 0)) {
            throw DrshException.refused(
                    "systemd starts no program whose path holds a quote or a backslash, such as " + program,
                    "unpack the distribution in another directory");
        }
        String arguments = command.stream()
                .skip(1)
                .map(word -> " " + quoted(word.replace("$", "$$")))
                .collect(Collectors.joining());
        // Variables are not looked for in the program's own path, so that its dollar signs stay single.
        return quoted(program) + arguments;
    }

    private static String quoted(String word) {
        return "\"" + specifiersKept(word).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String specifiersKept(String text) {
        return text.replace("%", "%%");
    }
}
