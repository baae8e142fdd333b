package drsh.backup;

import drsh.artifact.Artifact;
import drsh.artifact.Encryption;
import drsh.artifact.Layer;
import drsh.postgres.DatabaseProperties;
import drsh.postgres.Facts;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Makes a {@link Manifest} of the fields of one in today's form. By hand: what Jackson finds out about the records by
 * looking at them takes it longer than all else that a short command does. A test holds this against what is written.
 */
final class ManifestReader {

    private ManifestReader() {}

    /** @throws Fields.Unfit when a field is missing or not as it should be */
    static Manifest manifest(Fields fields) {
        return new Manifest(
                fields.small("version"),
                fields.text("id", BackupId::new),
                fields.truth("imported"),
                fields.constant("method", Method.values()),
                fields.text("format"),
                fields.text("time", OffsetDateTime::parse),
                fields.text("zone"),
                fields.text("duration", Duration::parse),
                fields.object("source", ManifestReader::source),
                fields.object("data", ManifestReader::artifact),
                fields.optionalObject("globals", ManifestReader::artifact),
                fields.object("encryption", ManifestReader::encryption),
                fields.text("compression"),
                fields.text("tools"),
                fields.small("entries"),
                fields.optionalObject("facts", ManifestReader::facts),
                fields.optionalObject("properties", ManifestReader::properties),
                fields.object("notes", ManifestReader::notes));
    }

    private static Source source(Fields fields) {
        return new Source(
                fields.text("stack"),
                fields.text("database"),
                fields.optionalSmall("serverVersion"),
                fields.optionalNumber("databaseSize"));
    }

    private static Artifact artifact(Fields fields) {
        return new Artifact(
                fields.text("file"),
                fields.number("size"),
                fields.text("sha256"),
                fields.constants("layers", Layer.values()),
                fields.number("contentSize"),
                fields.text("contentSha256"));
    }

    private static Encryption encryption(Fields fields) {
        return new Encryption(fields.constant("kind", Encryption.Kind.values()), fields.texts("recipients"));
    }

    private static Facts facts(Fields fields) {
        return new Facts(
                fields.named(
                        "tables",
                        table -> new Facts.Table(
                                table.number("rows"), table.truth("exact"), table.optionalText("fingerprint"))),
                fields.named(
                        "sequences",
                        sequence -> new Facts.Sequence(sequence.optionalNumber("last"), sequence.truth("ascending"))),
                fields.number("largeObjects"),
                fields.namedTexts("extensions"),
                fields.namedNumbers("objects"),
                fields.texts("populatedViews"),
                fields.objects(
                        "migrations",
                        migration -> new Facts.Migration(
                                migration.text("name"),
                                migration.truth("finished"),
                                migration.truth("rolledBack"),
                                migration.optionalText("checksum"))));
    }

    private static DatabaseProperties properties(Fields fields) {
        return new DatabaseProperties(
                fields.text("owner"),
                fields.text("encoding"),
                fields.text("collate"),
                fields.text("ctype"),
                fields.text("localeProvider"),
                fields.optionalText("locale"),
                fields.optionalText("collationVersion"),
                fields.small("connectionLimit"),
                fields.objects(
                        "settings",
                        setting -> new DatabaseProperties.Setting(
                                setting.optionalText("role"), setting.text("name"), setting.text("value"))),
                fields.optionalObjects(
                        "grants",
                        grant -> new DatabaseProperties.Grant(
                                grant.optionalText("grantee"), grant.text("privilege"), grant.truth("grantable"))));
    }

    private static Notes notes(Fields fields) {
        return new Notes(
                fields.optionalText("label"),
                fields.truth("pinned"),
                fields.optionalText("suspect"),
                fields.optionalText("verifiedAt", OffsetDateTime::parse),
                fields.optionalObject("drill", ManifestReader::drill));
    }

    private static Notes.Drill drill(Fields fields) {
        return new Notes.Drill(
                fields.text("at", OffsetDateTime::parse),
                fields.truth("passed"),
                fields.text("took", Duration::parse),
                fields.text("remark"));
    }
}
