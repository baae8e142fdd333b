package drsh.shell;

import drsh.command.Outcome;
import drsh.shell.DoctorFinding.Level;
import drsh.shell.screen.Styled;
import drsh.shell.screen.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/**
 * All that doctor found, in the order of its checks.
 *
 * @param checks one line for each
 */
record DoctorReport(List<Line> checks) {

    /**
     * What a check came to.
     *
     * @param check its name
     * @param level {@code ok}, {@code warning} or {@code failure}
     * @param what what was found
     * @param fix what to do about it
     */
    record Line(String check, String level, String what, String fix) {}

    /** Asks all questions. */
    static DoctorReport of(List<DoctorCheck> checks, Duration limit) {
        return new DoctorReport(checks.stream().map(check -> line(check, limit)).toList());
    }

    private static Line line(DoctorCheck check, Duration limit) {
        DoctorFinding found = check.ask(limit);
        return new Line(check.name(), found.level().name().toLowerCase(Locale.ROOT), found.what(), found.fix());
    }

    /** DONE when all is well, else ATTENTION. */
    Outcome outcome() {
        boolean well = checks.stream().allMatch(line -> level(line) == Level.OK);
        return well ? Outcome.DONE : Outcome.ATTENTION;
    }

    Table table() {
        Table table = new Table().column("CHECK").column("").text("FOUND").text("FIX");
        checks.forEach(line -> table.row(line.check(), styled(line), line.what(), line.fix()));
        return table;
    }

    private static AttributedString styled(Line line) {
        return switch (level(line)) {
            case OK -> Styled.good(line.level());
            case WARNING -> Styled.warning(line.level());
            case FAILURE -> Styled.bad(line.level());
        };
    }

    private static Level level(Line line) {
        return Level.valueOf(line.level().toUpperCase(Locale.ROOT));
    }
}
