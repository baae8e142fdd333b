package drsh.restore;

import drsh.backup.BackupFiles;
import drsh.backup.Manifest;
import drsh.backup.ToldInput;
import drsh.command.Reporter;
import drsh.docker.Engine;
import drsh.docker.Interruptions;
import drsh.docker.VolumeAccess;
import drsh.docker.VolumeName;
import drsh.docker.WholeTar;
import drsh.volume.DatabaseService;
import drsh.volume.VolumeArchive;
import drsh.volume.VolumeCopy;
import drsh.volume.VolumeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a volume is filled with. */
sealed interface VolumeContent {

    /** In words, where it comes from. */
    String source();

    /** What has to be in the volume then. */
    VolumeFiles files();

    /** Fills an empty volume; the thread may be interrupted. */
    void fill(Engine engine, DatabaseService service, VolumeName volume, Reporter reporter);

    /** The archive of a backup, which was read to its end once. */
    record OfBackup(Manifest manifest, BackupFiles stored, VolumeArchive archive, VolumeFiles files)
            implements VolumeContent {

        @Override
        public String source() {
            return "the archive of backup " + manifest.id();
        }

        @Override
        public void fill(Engine engine, DatabaseService service, VolumeName volume, Reporter reporter) {
            try (InputStream content = new ToldInput(
                            stored.open(manifest.data()),
                            "filling the volume",
                            manifest.data().contentSize(),
                            reporter);
                    VolumeAccess access =
                            engine.volumes().toFill(service.project(), service.image(), volume, archive.root())) {
                access.write(new WholeTar(content));
                // What comes behind the last byte of the archive is the proof of its digest.
                content.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw Interruptions.orFailed(
                        e,
                        "'" + manifest.data().file() + "' could not be read to its end",
                        "look at the disk of the backups");
            }
        }
    }

    /** A volume that was kept. */
    record OfKept(VolumeName kept, VolumeFiles files) implements VolumeContent {

        @Override
        public String source() {
            return "'" + kept + "'";
        }

        @Override
        public void fill(Engine engine, DatabaseService service, VolumeName volume, Reporter reporter) {
            new VolumeCopy(engine, service).copy(kept, volume);
        }
    }
}
