package drsh.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import drsh.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrontabTests {

    private static final byte[] OTHERS =
            "# mine\r\nMAILTO=\"\"\n\n  5 * * * * caf\u00e9 100\\%\n".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void aLineIsBetweenTwoCommentsAndAllOfItInQuotes() {
        assertThat(Crontab.block(Jobs.plain()))
                .containsExactly(
                        "# drsh schedule: stack shop, daily at 02:00, installed 2026-01-11T10:00:00Z, folder \"/srv/shop\"",
                        "0 2 * * * cd '/srv/shop' && env HOME='/root' PATH='/usr/bin:/bin'"
                                + " '/opt/drsh/bin/drsh' 'schedule' 'run'",
                        "# drsh schedule end: folder \"/srv/shop\"");
    }

    @Test
    void quotesPercentDollarsAndBackslashesAreKeptFromTheShellAndFromCron() {
        assertThat(Crontab.block(Jobs.nasty()).get(1))
                .startsWith("5 23 * * * cd '/srv/it'\\''s \"50\\%\" of $HOME; # \\''\\%s `x` é\\' && env ");
    }

    @Test
    void whatCronHandsToTheShellMeansTheSameAgain(@TempDir Path directory) throws IOException {
        Path folder = directory.resolve("it's \"50%\" of $HOME; # \\%s `x` é\\ ");
        Files.createDirectories(folder);
        Job job = new Job(
                "shop",
                folder,
                LocalTime.of(2, 0),
                List.of("/bin/sh", "-c", "pwd; echo \"$A|$1\"", "sh", "50% of '$HOME' \\%"),
                Map.of("PATH", "/usr/bin:/bin", "A", "100% \\%d \"it's\" $A"),
                Jobs.INSTALLED);
        String command = asCronReads(Crontab.block(job).get(1)).split(" ", 6)[5];
        assertThat(new ChildProcess(
                                List.of("/bin/sh", "-c", command),
                                Path.of("/"),
                                Map.of("LC_ALL", "C.UTF-8"),
                                Duration.ofMinutes(1))
                        .run()
                        .stdout())
                .isEqualTo(folder + "\n100% \\%d \"it's\" $A|50% of '$HOME' \\%\n");
    }

    @Test
    void theOtherLinesAreKeptByteForByte() {
        Crontab before = Crontab.of(OTHERS);
        assertThat(before.content()).isEqualTo(OTHERS);
        assertThat(before.with(Jobs.nasty()).content()).startsWith(OTHERS);
        assertThat(before.with(Jobs.nasty()).without(Path.of(Jobs.NASTY)).content())
                .isEqualTo(OTHERS);
    }

    @Test
    void installingTwiceReplaces() {
        Crontab once = Crontab.of(OTHERS).with(Jobs.nasty());
        assertThat(Crontab.of(once.content()).with(Jobs.nasty())).isEqualTo(once);
    }

    @Test
    void theSchedulesOfOtherFoldersStay() {
        Crontab both = Crontab.of(new byte[0]).with(Jobs.plain()).with(Jobs.nasty());
        assertThat(both.find(Path.of("/srv/shop"))).contains(Jobs.plain().marker());
        assertThat(both.find(Path.of(Jobs.NASTY))).contains(Jobs.nasty().marker());
        assertThat(both.find(Path.of("/srv"))).isEmpty();
        assertThat(both.without(Path.of(Jobs.NASTY)))
                .isEqualTo(Crontab.of(new byte[0]).with(Jobs.plain()));
    }

    @Test
    void aLastLineWithoutItsEndGetsOne() {
        assertThat(new String(
                        Crontab.of("@daily x".getBytes(StandardCharsets.UTF_8)).content(), StandardCharsets.UTF_8))
                .isEqualTo("@daily x\n");
    }

    @Test
    void aBlockWhoseEndIsGoneIsLeftAlone() {
        List<String> edited = Crontab.block(Jobs.plain()).subList(0, 2);
        assertThatThrownBy(() -> new Crontab(edited).without(Path.of("/srv/shop")))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("whose last line");
    }

    @Test
    void aCommandThatCronWouldCutOffIsRefused() {
        Job longer = Jobs.of("/srv/shop", "/opt/" + "x".repeat(1000));
        assertThatThrownBy(() -> Crontab.block(longer))
                .isInstanceOf(DrshException.class)
                .hasMessageContaining("longer than 998 bytes");
    }

    /** As cron does: a backslash before a percent sign goes away, and an unescaped one would end the command. */
    private static String asCronReads(String line) {
        StringBuilder read = new StringBuilder();
        boolean escaped = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '%' && !escaped) {
                throw new AssertionError("cut off after " + read);
            }
            if (c == '%') {
                read.setLength(read.length() - 1);
            }
            read.append(c);
            escaped = c == '\\' && !escaped;
        }
        return read.toString();
    }
}
