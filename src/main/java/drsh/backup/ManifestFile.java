package drsh.backup;

import drsh.storage.PendingFile;
import drsh.storage.Storage;
import java.io.IOException;

/** Puts a manifest beside its backup: the last act of making one. */
final class ManifestFile {

    private ManifestFile() {}

    static String name(Manifest manifest) {
        return manifest.id().fileStem() + Catalog.MANIFEST_SUFFIX;
    }

    static void write(Storage storage, Manifest manifest, boolean again) throws IOException {
        try (PendingFile file = storage.create(name(manifest))) {
            file.out().write(ManifestJson.write(manifest));
            file.sync();
            if (again) {
                file.replace();
            } else {
                file.commit();
            }
        }
    }
}
