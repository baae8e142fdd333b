package drsh.volume;

import drsh.docker.Engine;
import drsh.docker.Interruptions;
import drsh.docker.VolumeAccess;
import drsh.docker.VolumeName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * All files of a volume, or of an archive of one: name, type, owner, mode, size, and the SHA-256 of what is in them.
 * Times are left out: PostgreSQL does not look at them. Two that are equal are equally good to start a server from.
 */
public final class VolumeFiles {

    private static final int PERMISSIONS = 07777;

    private final Map<String, String> files = new TreeMap<>();
    private final Set<String> roots = new TreeSet<>();
    private long bytes;

    /**
     * Those of a volume that nothing writes to meanwhile.
     *
     * @throws drsh.command.DrshException (failed) when it cannot be read
     */
    public static VolumeFiles of(Engine engine, DatabaseService service, VolumeName volume) {
        VolumeFiles all = new VolumeFiles();
        try (VolumeAccess access = engine.volumes().toRead(service.project(), service.image(), volume);
                InputStream in = access.read();
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                all.new Reading(entry, tar).end();
            }
            in.transferTo(OutputStream.nullOutputStream());
            return all;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e, "The volume '" + volume + "' could not be read to its end", "look at the engine's log");
        }
    }

    /** How many there are, directories and links too. */
    public int count() {
        return files.size();
    }

    /** The names of the root directories: one, unless it is an archive of more than a volume. */
    public Set<String> roots() {
        return Collections.unmodifiableSet(roots);
    }

    /** What they hold in all. */
    public long bytes() {
        return bytes;
    }

    /** In words, the first file that is not the same in the other; empty where all are. */
    public Optional<String> difference(VolumeFiles other) {
        for (Map.Entry<String, String> file : files.entrySet()) {
            String found = other.files.get(file.getKey());
            if (!file.getValue().equals(found)) {
                return Optional.of(found == null ? shown(file.getKey()) + " is missing" : changed(file, found));
            }
        }
        return other.files.keySet().stream()
                .filter(name -> !files.containsKey(name))
                .findFirst()
                .map(name -> shown(name) + " is too many");
    }

    private static String changed(Map.Entry<String, String> file, String found) {
        return shown(file.getKey()) + " is '" + found + "' instead of '" + file.getValue() + "'";
    }

    private static String shown(String name) {
        return name.isEmpty() ? "the root directory" : "'" + name + "'";
    }

    /** One file while it is read. */
    final class Reading {
        private final TarArchiveEntry entry;
        private final MessageDigest digest = sha256();
        private final InputStream content;

        Reading(TarArchiveEntry entry, InputStream tar) {
            this.entry = entry;
            this.content = new DigestInputStream(tar, digest);
        }

        /** What is in it. */
        InputStream content() {
            return content;
        }

        /** Reads what is left of it, and adds it. */
        void end() throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
            String owner = entry.getLongUserId() + ":" + entry.getLongGroupId();
            String mode = Integer.toOctalString(entry.getMode() & PERMISSIONS);
            roots.add(normal(entry.getName()).split("/", 2)[0]);
            files.put(belowRoot(entry.getName()), what() + " " + owner + " " + mode);
        }

        private String what() {
            if (entry.isDirectory()) {
                return "directory";
            }
            if (entry.isSymbolicLink()) {
                return "link to " + entry.getLinkName();
            }
            if (entry.isLink()) {
                return "link to file " + belowRoot(entry.getLinkName());
            }
            bytes += entry.getSize();
            return entry.getSize() + " bytes " + HexFormat.of().formatHex(digest.digest());
        }
    }

    /** The root directory has another name in each archive. */
    private static String belowRoot(String name) {
        String normal = normal(name);
        int slash = normal.indexOf('/');
        return slash < 0 ? "" : normal.substring(slash + 1);
    }

    private static String normal(String name) {
        return name.replaceFirst("^(\\./+)+", "").replaceFirst("/+$", "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
