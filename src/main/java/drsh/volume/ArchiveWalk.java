package drsh.volume;

import drsh.command.DrshException;
import drsh.docker.WholeTar;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an archive once, from its first entry to its end, and keeps what tells about the clusters in it. */
final class ArchiveWalk {

    private static final int BUFFER = 64 * 1024;

    /** Each database of a cluster has a version file of its own, in its directory and in each tablespace. */
    private static final Pattern DATABASE = Pattern.compile(".*/base/\\d+|.*/pg_tblspc/\\d+/PG_[^/]+/\\d+");

    private static final Pattern ELSEWHERE = Pattern.compile("(.*/)?(pg_wal|pg_xlog|pg_tblspc/\\d+)");

    private final String below;
    private final @Nullable VolumeFiles files;
    private final Map<String, ClusterFiles> clusters = new TreeMap<>();
    private final Map<String, TarArchiveEntry> directories = new TreeMap<>();
    private long entries;
    private long bytes;
    private String last = "";
    private @Nullable String elsewhere;

    /** @param files gets every file of the archive; null where nobody compares them */
    ArchiveWalk(String below, @Nullable VolumeFiles files) {
        this.below = below;
        this.files = files;
    }

    VolumeArchive walk(InputStream source) throws IOException {
        Remembering remembering = new Remembering(source);
        WholeTar whole = new WholeTar(new BufferedInputStream(remembering, BUFFER));
        // Not closed, because the source is not.
        TarArchiveInputStream tar = new TarArchiveInputStream(whole);
        try {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (files == null) {
                    take(entry, tar);
                } else {
                    VolumeFiles.Reading reading = files.new Reading(entry, tar);
                    take(entry, reading.content());
                    reading.end();
                }
            }
            whole.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | IllegalArgumentException e) {
            IOException unread = remembering.failure;
            if (unread != null) {
                throw unread;
            }
            throw entries == 0 ? noArchive() : VolumeArchive.wrong("is cut or damaged after '" + last + "'");
        }
        return verdict();
    }

    private static DrshException noArchive() {
        return VolumeArchive.wrong("is no tar archive");
    }

    private void take(TarArchiveEntry entry, InputStream content) throws IOException {
        if (!entry.isCheckSumOK()) {
            throw new IOException("a header is damaged");
        }
        String name = normal(entry.getName());
        entries++;
        last = name;
        if (entry.isLink()) {
            normal(entry.getLinkName());
        }
        if (entry.isDirectory()) {
            directories.put(name, entry);
        } else if (entry.isSymbolicLink() && ELSEWHERE.matcher(name).matches()) {
            elsewhere = "'" + name + "' is a link to '" + entry.getLinkName() + "'";
        } else if (entry.isFile()) {
            bytes += entry.getSize();
            file(name, content);
        }
    }

    private static String normal(String name) {
        if (name.startsWith("/") || Arrays.asList(name.split("/")).contains("..")) {
            throw VolumeArchive.wrong("has an entry that leads out of it, '" + name + "'");
        }
        return name.replaceFirst("^(\\./+)+", "").replaceFirst("/+$", "");
    }

    private void file(String name, InputStream content) throws IOException {
        if (isIn(name, ClusterFiles.VERSION)) {
            String directory = directory(name, ClusterFiles.VERSION);
            if (!DATABASE.matcher(directory).matches()) {
                cluster(directory).version(content);
            }
        } else if (isIn(name, ClusterFiles.CONTROL)) {
            cluster(directory(name, ClusterFiles.CONTROL)).control(content);
        } else if (isIn(name, ClusterFiles.PID)) {
            cluster(directory(name, ClusterFiles.PID)).running();
        }
    }

    private static boolean isIn(String name, String file) {
        return name.equals(file) || name.endsWith("/" + file);
    }

    private static String directory(String name, String file) {
        return name.equals(file) ? "" : name.substring(0, name.length() - file.length() - 1);
    }

    private ClusterFiles cluster(String directory) {
        return clusters.computeIfAbsent(directory, ClusterFiles::new);
    }

    private VolumeArchive verdict() {
        if (entries == 0) {
            throw noArchive();
        }
        List<ClusterFiles> found =
                clusters.values().stream().filter(ClusterFiles::isCluster).toList();
        if (found.isEmpty()) {
            throw VolumeArchive.wrong("holds no data directory of PostgreSQL: there is no " + ClusterFiles.VERSION);
        }
        if (found.size() > 1) {
            throw VolumeArchive.wrong("holds more than one data directory: '"
                    + found.get(0).directory() + "' and '" + found.get(1).directory() + "'");
        }
        ClusterFiles cluster = found.get(0);
        cluster.requirePlace(below);
        if (elsewhere != null) {
            throw VolumeArchive.wrong("lacks a part of the data: " + elsewhere);
        }
        int major = cluster.majorVersion();
        TarArchiveEntry owner = directories.get(cluster.directory());
        if (owner == null) {
            throw VolumeArchive.wrong("has no entry for the directory '" + cluster.directory() + "' itself");
        }
        return new VolumeArchive(
                cluster.directory().split("/", 2)[0],
                cluster.directory(),
                major,
                entries,
                bytes,
                owner.getLongUserId(),
                owner.getLongGroupId(),
                owner.getMode() & 07777,
                cluster.cleanlyStopped());
    }

    /** Tells a source that cannot be read from an archive that is wrong. */
    private static final class Remembering extends FilterInputStream {
        private @Nullable IOException failure;

        Remembering(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
