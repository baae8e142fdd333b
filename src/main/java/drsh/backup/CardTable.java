package drsh.backup;

import drsh.command.Amounts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in the directory, as a table that also reads well unrendered. */
final class CardTable {

    private static final int DIGITS = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private CardTable() {}

    static String of(List<Backup.Copy> copies) {
        StringBuilder table = new StringBuilder("""

                | backup | data as of | file | size | method | encryption | SHA-256 begins | verified |
                |---|---|---|---|---|---|---|---|
                """);
        copies.forEach(copy -> table.append(row(copy)));
        return table.toString();
    }

    private static String row(Backup.Copy copy) {
        Manifest m = copy.manifest();
        return "| "
                + String.join(
                        " | ",
                        m.id().value(),
                        TIME.format(m.time()),
                        code(m.data().file()),
                        Amounts.size(m.data().size()),
                        m.method() + (m.imported() ? ", imported" : ""),
                        m.encryption().toString(),
                        m.data()
                                .sha256()
                                .substring(0, Math.min(DIGITS, m.data().sha256().length())),
                        state(copy))
                + " |\n";
    }

    private static String state(Backup.Copy copy) {
        if (!copy.present()) {
            return "**a file is missing or has another size**";
        }
        Notes notes = copy.manifest().notes();
        @Nullable String suspect = notes.suspect();
        String verified = notes.verifiedAt() == null ? "**never**" : TIME.format(notes.verifiedAt());
        return suspect == null
                ? verified
                : verified + ", **suspect**: " + oneLine(suspect).replace("|", "\\|");
    }

    /** A name as it is, in a cell of a table or in a sentence; control characters are shown as question marks. */
    static String code(String name) {
        String shown = oneLine(name).replace("|", "\\|");
        return shown.indexOf('`') < 0 ? "`" + shown + "`" : "`` " + shown + " ``";
    }

    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    static String time(Manifest manifest) {
        return TIME.format(manifest.time());
    }
}
