package drsh.backup;

import drsh.command.DrshException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a backup: its time, {@code 20260111-020000}, with {@code -2} for a second one in the same second. */
public record BackupId(String value) implements Comparable<BackupId> {

    private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{6}(-\\d{1,4})?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** @throws DrshException (usage) when it has another form */
    public BackupId {
        if (!FORM.matcher(value).matches()) {
            throw DrshException.usage("'" + value + "' is not a backup id", "see 'backup list' for the ids");
        }
    }

    /** The id for a backup begun at that local time, the first one of its second. */
    static BackupId at(LocalDateTime time) {
        return new BackupId(TIME.format(time));
    }

    /** The id of the {@code number}th backup of the same second. */
    BackupId numbered(int number) {
        return new BackupId(value + "-" + number);
    }

    /** The guide's file name for it, without an ending: {@code backup_20260111_020000}. */
    public String fileStem() {
        return "backup_" + value.replaceFirst("-", "_");
    }

    @Override
    public int compareTo(BackupId other) {
        return value.compareTo(other.value);
    }

    // Written out: what the language makes for a record is made anew at each start, and one list of backups needs it.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BackupId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
