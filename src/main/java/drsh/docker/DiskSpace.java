package drsh.docker;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The disks inside a container, as {@code df -Pk} tells of them. */
public final class DiskSpace {

    private static final long KIBIBYTE = 1024;

    /** Counted from the percentage backwards: the name of the device may be long or hold spaces. */
    private static final Pattern AVAILABLE = Pattern.compile("\\s(-?\\d+)\\s+(?:\\d+%|-)\\s+/");

    /** The same with the size before it, to tell disks apart. */
    private static final Pattern SIZE_AND_AVAILABLE =
            Pattern.compile("\\s(\\d+)\\s+\\d+\\s+(-?\\d+)\\s+(?:\\d+%|-)\\s+/");

    /** What may be written while {@code df} looks from one path to the next. */
    private static final long MEANWHILE = 16 << 20;

    private DiskSpace() {}

    /**
     * A disk, in bytes.
     *
     * @param size all of it
     * @param free what of that is free; {@link Long#MAX_VALUE} where the container cannot tell
     */
    public record Disk(long size, long free) {

        static final Disk UNKNOWN = new Disk(0, Long.MAX_VALUE);

        /**
         * Whether they are one and the same. The root of a container and a volume have different devices and lie on the
         * engine's one disk all the same; its size and what is free of it give that away.
         */
        public boolean same(Disk other) {
            return !equals(UNKNOWN) && size == other.size && Math.abs(free - other.free) <= MEANWHILE;
        }
    }

    /** The disks of two paths. */
    public static List<Disk> of(Engine engine, String containerId, String first, String second) {
        return disks(
                engine.exec(containerId, Exec.of("df", "-Pk", first, second)).stdout());
    }

    static List<Disk> disks(String table) {
        List<Disk> disks = SIZE_AND_AVAILABLE
                .matcher(table.replace('\n', ' '))
                .results()
                .map(match -> new Disk(
                        Long.parseLong(match.group(1)) * KIBIBYTE,
                        Math.max(0, Long.parseLong(match.group(2))) * KIBIBYTE))
                .toList();
        return disks.size() == 2 ? disks : List.of(Disk.UNKNOWN, Disk.UNKNOWN);
    }

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
