package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.Encryption;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a backup, kept as JSON beside it. Its form is described by {@code manifest.schema.json} among the
 * resources of this package.
 *
 * @param version of this form; readers accept older ones
 * @param id the backup's id
 * @param imported whether it was made by something else and adopted
 * @param method how it was made
 * @param format of the content: {@code custom}, {@code sql} or {@code tar}
 * @param time the moment whose data it holds
 * @param zone the time zone of the machine it was made on
 * @param duration how long it took to make
 * @param source what it was made of
 * @param data the dump or the archive of the volume
 * @param globals the roles of the server; null where an imported backup has none
 * @param encryption how both are encrypted
 * @param compression such as {@code gzip:1}; inside the dump or around it
 * @param tools the version of the tools that made or read it
 * @param entries how many entries the archive's table of contents, the script or the tar archive has
 * @param facts what the database held in the backup's own moment; null where nobody has read it
 * @param properties what belongs to the database and is not in the dump; null where nobody has read it
 * @param notes what may change
 */
public record Manifest(
        int version,
        BackupId id,
        boolean imported,
        Method method,
        String format,
        OffsetDateTime time,
        String zone,
        Duration duration,
        Source source,
        Artifact data,
        @Nullable Artifact globals,
        Encryption encryption,
        String compression,
        String tools,
        int entries,
        @Nullable Facts facts,
        @Nullable DatabaseProperties properties,
        Notes notes) {

    /** The form that this program writes. */
    public static final int VERSION = 2;

    /** Its files. */
    public List<Artifact> artifacts() {
        return globals == null ? List.of(data) : List.of(data, globals);
    }

    /** The facts of a backup that is known to have them, as one that was just made of a dump. */
    public Facts knownFacts() {
        return Objects.requireNonNull(facts, "nobody has read the facts of this backup");
    }

    /** The same with other notes. */
    public Manifest with(Notes other) {
        return new Manifest(
                version,
                id,
                imported,
                method,
                format,
                time,
                zone,
                duration,
                source,
                data,
                globals,
                encryption,
                compression,
                tools,
                entries,
                facts,
                properties,
                other);
    }

    /** The same with what was found in it, where nobody knew that. */
    Manifest knowing(@Nullable Facts found) {
        return new Manifest(
                version,
                id,
                imported,
                method,
                format,
                time,
                zone,
                duration,
                source,
                data,
                globals,
                encryption,
                compression,
                tools,
                entries,
                facts == null ? found : facts,
                properties,
                notes);
    }

    /** The same content in other files. */
    Manifest stored(Artifact otherData, @Nullable Artifact otherGlobals, Encryption other) {
        return new Manifest(
                version,
                id,
                imported,
                method,
                format,
                time,
                zone,
                duration,
                source,
                otherData,
                otherGlobals,
                other,
                compression,
                tools,
                entries,
                facts,
                properties,
                notes);
    }
}
