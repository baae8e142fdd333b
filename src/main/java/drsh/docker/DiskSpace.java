package drsh.docker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The free space of a disk inside a container, as {@code df -Pk} tells it. */
public final class DiskSpace {

    private static final long KIBIBYTE = 1024;

    /** Counted from the percentage backwards: the name of the device may be long or hold spaces. */
    private static final Pattern AVAILABLE = Pattern.compile("\\s(-?\\d+)\\s+(?:\\d+%|-)\\s+/");

    private DiskSpace() {}

    /**
     * The bytes that are free where {@code path} is; {@link Long#MAX_VALUE} where the container cannot tell, because a
     * check that cannot be made must not stop a recovery.
     */
    public static long free(Engine engine, String containerId, String path) {
        return parse(engine.exec(containerId, Exec.of("df", "-Pk", path)).stdout());
    }

    static long parse(String table) {
        Matcher matcher = AVAILABLE.matcher(table.replace('\n', ' '));
        return matcher.find() ? Math.max(0, Long.parseLong(matcher.group(1))) * KIBIBYTE : Long.MAX_VALUE;
    }
}
