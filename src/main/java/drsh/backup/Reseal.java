package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.ArtifactWriter;
import drsh.artifact.Compression;
import drsh.artifact.ContentInput;
import drsh.artifact.Keys;
import drsh.artifact.Layer;
import drsh.artifact.Sealing;
import drsh.artifact.Written;
import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.command.Reporter;
import drsh.docker.Interruptions;
import drsh.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts a backup that is there, or takes its encryption off. The new files are written and read back, the manifest
 * names them from one moment to the next, and only then the old ones go.
 */
public final class Reseal {

    private final Keys keys;
    private final Reporter reporter;

    /** Opens with those keys what is encrypted. */
    public Reseal(Keys keys, Reporter reporter) {
        this.keys = keys;
        this.reporter = reporter;
    }

    /**
     * Encrypts it at one place.
     *
     * @throws DrshException (refused) when it is encrypted already
     */
    public Manifest encrypt(Backup.Copy copy, Sealing sealing) {
        if (copy.manifest().encryption().any()) {
            throw DrshException.refused(
                    "Backup " + copy.manifest().id() + " is encrypted already ("
                            + copy.manifest().encryption() + ")",
                    "take that off first: 'backup decrypt " + copy.manifest().id() + "'");
        }
        return run(copy, sealing);
    }

    /**
     * Takes the encryption off at one place.
     *
     * @throws DrshException (refused) when there is none, or no key opens it
     */
    public Manifest decrypt(Backup.Copy copy) {
        if (!copy.manifest().encryption().any()) {
            throw DrshException.refused("Backup " + copy.manifest().id() + " is not encrypted", "use it as it is");
        }
        return run(copy, Sealing.NONE);
    }

    private Manifest run(Backup.Copy copy, Sealing sealing) {
        Manifest before = copy.manifest();
        Storage storage = copy.place().storage();
        ArtifactWriter writer = new ArtifactWriter(storage, sealing, reporter);
        List<Written> files = new ArrayList<>();
        try {
            Artifact data = added(files, rewritten(before.data(), storage, writer), before.data());
            Artifact old = before.globals();
            @Nullable Artifact globals = old == null ? null : added(files, rewritten(old, storage, writer), old);
            Manifest after = before.stored(data, globals, sealing.encryption());
            commit(files, storage, after);
            before.artifacts().forEach(artifact -> storage.delete(artifact.file()));
            return after;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e,
                    "Backup " + before.id() + " could not be written anew in " + storage.where() + " (" + e.getMessage()
                            + "); it is as it was",
                    "look at the free space there, then run it again");
        } finally {
            files.forEach(Written::close);
        }
    }

    private static void commit(List<Written> files, Storage storage, Manifest after) throws IOException {
        List<Written> named = new ArrayList<>();
        try {
            for (Written file : files) {
                file.commit();
                named.add(file);
            }
            ManifestFile.write(storage, after, true);
        } catch (IOException | RuntimeException e) {
            named.forEach(Written::withdraw);
            throw e;
        }
    }

    /** The compression below the encryption stays as it is, to the byte. */
    private Written rewritten(Artifact old, Storage storage, ArtifactWriter writer) throws IOException {
        List<Layer> outer = old.layers().subList(0, sealed(old));
        try (ContentInput in = opened(old, outer, storage)) {
            String name = plainName(old);
            refuseTaken(name + Layer.endings(writer.encryption().any() ? List.of(Layer.OPENPGP) : List.of()), storage);
            Written written = writer.write(name, Compression.NONE, old.file(), out -> in.transferTo(out));
            try {
                requireSame(old, in.found(old.file()));
                try (ContentInput back = written.content()) {
                    back.drain();
                }
                return written;
            } catch (IOException | RuntimeException e) {
                written.close();
                throw e;
            }
        }
    }

    private ContentInput opened(Artifact old, List<Layer> outer, Storage storage) throws IOException {
        InputStream file = storage.open(old.file());
        try {
            return ContentInput.survey(file, outer, keys);
        } catch (DrshException e) {
            throw e.outcome() != Outcome.REFUSED
                    ? e
                    : new DrshException(
                            Outcome.REFUSED,
                            "'" + old.file() + "' in " + storage.where() + " cannot be opened: " + e.what()
                                    + "; nothing was changed",
                            e.next(),
                            e);
        }
    }

    private static void requireSame(Artifact expected, Artifact found) {
        if (expected.size() != found.size() || !expected.sha256().equals(found.sha256())) {
            throw new DrshException(
                    Outcome.UNVERIFIED,
                    "The SHA-256 of '" + expected.file() + "' is not the one in the manifest",
                    "use another backup ('backup list')");
        }
    }

    private static void refuseTaken(String name, Storage storage) {
        if (storage.names().contains(name)) {
            throw DrshException.refused(
                    "There is a file '" + name + "' in " + storage.where() + " already",
                    "rename that file or delete it, then run it again");
        }
    }

    /** An imported message may have any name. */
    private static String plainName(Artifact old) {
        if (!old.encrypted()) {
            return old.file();
        }
        String name = old.file().replaceFirst("(?i)\\.(gpg|pgp|asc)$", "");
        return name.equals(old.file()) ? name + ".decrypted" : name;
    }

    /** How many layers the encryption and what is around it are: something else may have compressed a message. */
    private static int sealed(Artifact artifact) {
        return artifact.layers().lastIndexOf(Layer.OPENPGP) + 1;
    }

    private static Artifact added(List<Written> files, Written written, Artifact old) {
        files.add(written);
        Artifact now = written.artifact();
        List<Layer> layers = new ArrayList<>(now.layers());
        layers.addAll(old.layers().subList(sealed(old), old.layers().size()));
        return new Artifact(
                now.file(), now.size(), now.sha256(), List.copyOf(layers), old.contentSize(), old.contentSha256());
    }
}
