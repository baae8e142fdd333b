package drsh.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a program's standard error, and the process id that its first line announced. */
final class ErrorTail {

    private static final int LIMIT = 64 * 1024;
    private static final Pattern PID = Pattern.compile("PID:(\\d{1,18})\\s*");

    /** Bytes, because a character may come in two pieces. */
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private long pid = -1;
    private boolean announced;

    synchronized void append(byte[] piece) {
        bytes.writeBytes(piece);
        if (!announced) {
            readPid();
        }
        if (bytes.size() > 2 * LIMIT) {
            keepFrom(bytes.size() - LIMIT);
        }
    }

    private void readPid() {
        String text = text();
        int end = text.indexOf('\n');
        if (end < 0) {
            return;
        }
        announced = true;
        String first = text.substring(0, end);
        Matcher matcher = PID.matcher(first);
        if (matcher.matches()) {
            pid = Long.parseLong(matcher.group(1));
            keepFrom(first.getBytes(StandardCharsets.UTF_8).length + 1);
        }
    }

    private void keepFrom(int start) {
        byte[] all = bytes.toByteArray();
        bytes = new ByteArrayOutputStream();
        bytes.write(all, start, all.length - start);
    }

    /** The process id inside the container, or -1 before it was announced. */
    synchronized long pid() {
        return pid;
    }

    /** At most the last 64 KiB. */
    synchronized String text() {
        byte[] all = bytes.toByteArray();
        int start = Math.max(0, all.length - LIMIT);
        return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    }
}
