package drsh.docker;

import java.nio.charset.StandardCharsets;

/** The end of a program's standard error, and the process id that its first line announced. */
final class ErrorTail {

    private static final int LIMIT = 64 * 1024;
    private static final String PID = "PID:";

    private final StringBuilder text = new StringBuilder();
    private long pid = -1;
    private boolean announced;

    synchronized void append(byte[] bytes) {
        text.append(new String(bytes, StandardCharsets.UTF_8));
        if (!announced) {
            readPid();
        } else if (text.length() > 2 * LIMIT) {
            text.delete(0, text.length() - LIMIT);
        }
    }

    private void readPid() {
        int end = text.indexOf("\n");
        if (end < 0) {
            return;
        }
        announced = true;
        String first = text.substring(0, end).strip();
        if (first.startsWith(PID)) {
            pid = Long.parseLong(first.substring(PID.length()));
            text.delete(0, end + 1);
        }
    }

    /** The process id inside the container, or -1 before it was announced. */
    synchronized long pid() {
        return pid;
    }

    synchronized String text() {
        return text.length() > LIMIT ? text.substring(text.length() - LIMIT) : text.toString();
    }
}
