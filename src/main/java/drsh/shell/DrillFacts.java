package drsh.shell;

import drsh.backup.Backup;
import drsh.backup.Notes;
import drsh.command.Amounts;
import drsh.drill.DrillHistory;
import drsh.shell.screen.Styled;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/**
 * What the banner says of drills.
 *
 * @param words when the last one was, and how it ended
 * @param wanted why another one is due, empty when it is not
 */
record DrillFacts(String words, String wanted) {

    private record Known(Instant at, boolean passed) {}

    static DrillFacts of(Workspace workspace, DrillHistory history) {
        Optional<Known> last =
                Stream.concat(history(history), manifests(workspace)).max(Comparator.comparing(Known::at));
        if (last.isEmpty()) {
            return new DrillFacts("none yet", "no backup was ever tried");
        }
        Duration age = Duration.between(last.get().at(), workspace.clock().instant());
        Duration most = workspace.configuration().values().drill().maxAge();
        String ago = Amounts.time(age) + " ago";
        if (!last.get().passed()) {
            return new DrillFacts("FAILED " + ago, "the last one failed");
        }
        return new DrillFacts(
                "passed " + ago, age.compareTo(most) > 0 ? "the last one is older than " + Amounts.time(most) : "");
    }

    AttributedString line() {
        return wanted.isEmpty() ? Styled.good(words) : Styled.warning(words);
    }

    private static Stream<Known> history(DrillHistory history) {
        return history.newestFirst().stream().map(entry -> new Known(entry.at(), entry.passed()));
    }

    /** They know it also on a new host. */
    private static Stream<Known> manifests(Workspace workspace) {
        return workspace.catalog().contents().backups().stream()
                .flatMap(backup -> backup.copies().stream())
                .map(Backup.Copy::manifest)
                .flatMap(manifest -> Stream.ofNullable(manifest.notes().drill()))
                .map(DrillFacts::known);
    }

    private static Known known(Notes.Drill drill) {
        return new Known(drill.at().toInstant(), drill.passed());
    }
}
