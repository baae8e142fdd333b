package drsh.docker;

import drsh.command.Amounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process that holds a lock, as labels tell it. It is known to be dead only where this process would see it alive:
 * under the same kernel (its boot id) and in the same process namespace. A process id that another program has got since
 * is told apart by when its process began.
 *
 * @param description for the operator: the operation, the process and its host
 * @param since when the lock was taken
 * @param kernel the kernel's boot id and the process namespace, or empty where they are not known
 * @param process the process's id
 * @param began the process's start, in clock ticks since the boot, or empty where it is not known
 */
record LockOwner(String description, String since, String kernel, String process, String began) {

    private static final String UNKNOWN_TIME = "an unknown time";
    private static final String SEPARATOR = "|";

    private static final String OWNER = "drsh.lock.owner";
    private static final String SINCE = "drsh.lock.since";
    private static final String KERNEL = "drsh.lock.kernel";
    private static final String PROCESS = "drsh.lock.process";
    private static final String BEGAN = "drsh.lock.began";

    /** The start among the words behind the command's name in {@code /proc/PID/stat}: field 22 of proc(5). */
    private static final int START_TIME = 19;

    /** This process. */
    static LockOwner here(String operation) {
        String pid = thisProcess();
        return new LockOwner(
                "'" + operation + "' (process " + pid + " on " + host() + ")",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                thisKernel(),
                pid,
                startOf(pid));
    }

    /** Whoever wrote those labels. */
    static LockOwner of(@Nullable Map<String, String> labels) {
        Map<String, String> known = labels == null ? Map.of() : labels;
        return new LockOwner(
                known.getOrDefault(OWNER, "someone"),
                known.getOrDefault(SINCE, UNKNOWN_TIME),
                known.getOrDefault(KERNEL, ""),
                known.getOrDefault(PROCESS, ""),
                known.getOrDefault(BEGAN, ""));
    }

    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(OWNER, description);
        labels.put(SINCE, since);
        labels.put(KERNEL, kernel);
        labels.put(PROCESS, process);
        labels.put(BEGAN, began);
        return labels;
    }

    /** Whether it is certain that the process has ended. */
    boolean dead() {
        return !kernel.isEmpty() && !began.isEmpty() && kernel.equals(thisKernel()) && !began.equals(startOf(process));
    }

    /** Whether it is certain that the process lives. */
    boolean alive() {
        return !kernel.isEmpty() && !began.isEmpty() && kernel.equals(thisKernel()) && began.equals(startOf(process));
    }

    /** Whether it is this very process. */
    boolean own() {
        return alive() && process.equals(thisProcess());
    }

    /** The process alone as one line, for where labels cannot be had. */
    String line() {
        return kernel + SEPARATOR + process + SEPARATOR + began;
    }

    /** Whoever wrote that line; nothing is known of whoever wrote another. */
    static LockOwner ofLine(String line) {
        String[] fields = line.split("\\" + SEPARATOR, -1);
        return fields.length == 3 ? new LockOwner("someone", UNKNOWN_TIME, fields[0], fields[1], fields[2]) : of(null);
    }

    /** For the operator, with how long that is by then. */
    String told(Instant now) {
        try {
            Duration held = Duration.between(Instant.parse(since), now);
            return held.isNegative() ? toString() : this + ", " + Amounts.time(held);
        } catch (DateTimeException e) {
            return toString();
        }
    }

    @Override
    public String toString() {
        return description + " since " + since;
    }

    private static String thisProcess() {
        return String.valueOf(ProcessHandle.current().pid());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unknown host";
        }
    }

    private static String thisKernel() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String startOf(String process) {
        if (!process.matches("\\d{1,10}")) {
            return "";
        }
        try {
            // The command's name is in brackets and can hold anything, also what no decoder takes.
            String stat =
                    new String(Files.readAllBytes(Path.of("/proc", process, "stat")), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            // A zombie has ended; only its parent has not looked yet.
            return fields.length <= START_TIME || fields[0].equals("Z") ? "" : fields[START_TIME];
        } catch (IOException e) {
            return "";
        }
    }
}
