package drsh.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import drsh.command.Outcome;
import drsh.shell.DoctorFinding.Level;
import java.util.List;
import java.util.Locale;

/**
 * All that doctor found, in the order of its checks.
 *
 * @param checks one line for each
 */
record DoctorReport(List<Line> checks) {

    /** Copies the list. */
    DoctorReport {
        checks = List.copyOf(checks);
    }

    /**
     * What a check came to.
     *
     * @param check its name
     * @param level {@code ok}, {@code warning} or {@code failure}
     * @param what what was found
     * @param fix what to do about it
     */
    record Line(String check, String level, String what, String fix) {

        static Line of(String check, DoctorFinding found) {
            return new Line(check, found.level().name().toLowerCase(Locale.ROOT), found.what(), found.fix());
        }

        /** How bad it is. */
        @JsonIgnore
        Level severity() {
            return Level.valueOf(level.toUpperCase(Locale.ROOT));
        }

        /** Whether another check came to the very same thing. */
        boolean saysTheSameAs(Line other) {
            return level.equals(other.level) && what.equals(other.what) && fix.equals(other.fix);
        }
    }

    /** DONE when all is well, else ATTENTION. */
    @JsonIgnore
    Outcome outcome() {
        return ok() == checks.size() ? Outcome.DONE : Outcome.ATTENTION;
    }

    /** How many are as they should be. */
    @JsonProperty
    long ok() {
        return count(Level.OK);
    }

    /** How many are not, or are not known. */
    @JsonProperty
    long warnings() {
        return count(Level.WARNING);
    }

    /** How many of those a recovery would miss. */
    @JsonProperty
    long failures() {
        return count(Level.FAILURE);
    }

    private long count(Level level) {
        return checks.stream().filter(line -> line.severity() == level).count();
    }
}
