package drsh.volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The few files of a data directory that tell what it is and how its server ended. */
final class ClusterFiles {

    static final String VERSION = "PG_VERSION";
    static final String CONTROL = "global/pg_control";
    static final String PID = "postmaster.pid";

    private static final Pattern MAJOR = Pattern.compile("(\\d{1,3})(\\.\\d+)?");

    /** Below the mount of the volume, up to PostgreSQL 17 and since; the version may be another one than the image's. */
    private static final Pattern USUAL = Pattern.compile("|\\d+/docker");

    private static final int VERSION_LIMIT = 16;

    /** The layout of pg_control begins alike in all versions: identifier, two versions, state. */
    private static final int CONTROL_LENGTH = 20;

    private static final int CONTROL_VERSION_OFFSET = 8;
    private static final int CONTROL_VERSION_LIMIT = 100_000;
    private static final int STATE_OFFSET = 16;
    private static final int SHUT_DOWN = 1;
    private static final int SHUT_DOWN_IN_RECOVERY = 2;

    private final String directory;
    private @Nullable String version;
    private byte @Nullable [] control;
    private boolean running;

    ClusterFiles(String directory) {
        this.directory = directory;
    }

    String directory() {
        return directory;
    }

    void version(InputStream content) throws IOException {
        version = new String(content.readNBytes(VERSION_LIMIT), StandardCharsets.UTF_8).strip();
    }

    void control(InputStream content) throws IOException {
        control = content.readNBytes(CONTROL_LENGTH);
    }

    void running() {
        running = true;
    }

    boolean isCluster() {
        return version != null || control != null;
    }

    /** Refuses a data directory at a depth where the image's server would not look for it. */
    void requirePlace(String below) {
        String place = USUAL.matcher(below).matches() ? "[^/]+(/\\d+/docker)?" : "[^/]+/" + Pattern.quote(below);
        if (!directory.matches(place)) {
            String root = directory.split("/", 2)[0];
            String expected = (root.isEmpty() ? "data" : root) + "/" + (below.isEmpty() ? "" : below + "/");
            String found = (directory.isEmpty() ? "" : directory + "/") + (version == null ? CONTROL : VERSION);
            throw VolumeArchive.wrong("has its data in another place: '" + found + "' is there, and not '" + expected
                    + (version == null ? CONTROL : VERSION) + "'");
        }
    }

    int majorVersion() {
        if (version == null) {
            throw VolumeArchive.wrong("lacks '" + directory + "/" + VERSION + "'");
        }
        if (control == null) {
            throw VolumeArchive.wrong("lacks '" + directory + "/" + CONTROL + "'");
        }
        Matcher major = MAJOR.matcher(version);
        if (!major.matches()) {
            throw VolumeArchive.wrong(
                    "has a version that is none, '" + version + "', in '" + directory + "/" + VERSION + "'");
        }
        return Integer.parseInt(major.group(1));
    }

    boolean cleanlyStopped() {
        byte[] bytes = control;
        ByteBuffer fields = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes).order(ByteOrder.LITTLE_ENDIAN);
        int format = fields.limit() < CONTROL_LENGTH ? 0 : fields.getInt(CONTROL_VERSION_OFFSET);
        if (format <= 0 || format > CONTROL_VERSION_LIMIT) {
            throw VolumeArchive.wrong("has a '" + directory + "/" + CONTROL + "' that cannot be read");
        }
        int state = fields.getInt(STATE_OFFSET);
        return !running && (state == SHUT_DOWN || state == SHUT_DOWN_IN_RECOVERY);
    }
}
