package drsh.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConsoleTests {

    private static final Terminals PIPES = new Terminals(false, false, false, 80, true);
    private static final Terminals TERMINAL = new Terminals(true, true, true, 40, true);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    private Console console(Terminals terminals) {
        return new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminals,
                terminals::columns);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void resultsAndTalkGoTheirOwnWays() {
        console(PIPES).print("result\nof two lines");
        console(PIPES).say("talk \033[31m");
        assertThat(out()).isEqualTo("result\nof two lines\n");
        assertThat(err()).isEqualTo("talk \\x1b[31m\n");
    }

    @Test
    void colorsAreForTerminalsThatWantThem() {
        console(PIPES).print(Styled.bad("a"));
        console(TERMINAL).withoutColors().print(Styled.bad("b"));
        console(TERMINAL).print(Styled.bad("c"));
        assertThat(out()).startsWith("a\nb\n\033[").contains("c");
    }

    @Test
    void theEnvironmentCanRefuseColors() {
        Properties terminal = new Properties();
        terminal.setProperty("drsh.stdout", "terminal");
        assertThat(Terminals.of(terminal, Map.of("TERM", "xterm")).colors()).isTrue();
        assertThat(Terminals.of(terminal, Map.of("TERM", "xterm", "NO_COLOR", "1"))
                        .colors())
                .isFalse();
        assertThat(Terminals.of(terminal, Map.of("TERM", "dumb")).colors()).isFalse();
    }

    @Test
    void aTranscriptGetsEveryLineWithoutColors() {
        List<String> transcript = new ArrayList<>();
        Console console = console(TERMINAL).with(transcript::add);
        console.print(Styled.good("done"));
        console.say("said");
        assertThat(transcript).containsExactly("done", "said");
    }

    @Test
    void jsonIsPrintedAsItIs() {
        console(PIPES).json(Map.of("name", "ä\"\n"));
        assertThat(out()).contains("\"ä\\\"\\n\"");
    }

    @Test
    void withoutATerminalProgressIsAFewLines() {
        try (ProgressLine progress = new ProgressLine(console(PIPES), () -> now)) {
            for (int second = 0; second <= 25; second++) {
                now = Duration.ofSeconds(second).toNanos();
                progress.progress("dumping", second * 1024L, 25 * 1024L);
            }
        }
        assertThat(err()).isEqualTo("""
                        dumping: 10.0 KiB of 25.0 KiB, 1.0 KiB/s, 10 s, about 15 s left
                        dumping: 20.0 KiB of 25.0 KiB, 1.0 KiB/s, 20 s, about 5 s left
                        dumping: 25.0 KiB of 25.0 KiB, 1.0 KiB/s, 25 s
                        """);
    }

    @Test
    void withoutATerminalShortWorkIsNoLine() {
        try (ProgressLine progress = new ProgressLine(console(PIPES), () -> now)) {
            progress.progress("roles", 0, -1);
            now = Duration.ofMillis(900).toNanos();
            progress.progress("roles", 4096, -1);
            progress.progress("dumping", 4096, -1);
        }
        assertThat(err()).isEmpty();
    }

    @Test
    void onATerminalProgressIsOneLineThatGoesAway() {
        Console console = console(TERMINAL);
        try (ProgressLine progress = new ProgressLine(console, () -> now)) {
            progress.progress("dumping", 0, -1);
            progress.say("a table is large");
            now = Duration.ofMillis(150).toNanos();
            progress.progress("dumping", 4096, -1);
        }
        assertThat(err())
                .isEqualTo("\rdumping: 0 B, 0 s\r" + " ".repeat(19) + "\ra table is large\n"
                        + "\rdumping: 4.0 KiB, 0.1 s\r" + " ".repeat(25) + "\r");
    }

    @Test
    void whatAnyConsoleOfTheTerminalPrintsWipesTheTemporaryLineAndWhatAKeyLeftBehindIt() {
        Console console = console(TERMINAL);
        console.withoutColors().showTemporarily("working");
        console.say("talk");
        console.endLineOfKeys();
        console.showTemporarily("working");
        console.with(line -> {}).endLineOfKeys();
        console.say("talk");
        assertThat(err())
                .isEqualTo("\rworking\r" + " ".repeat(9) + "\rtalk\n\n\rworking\r" + " ".repeat(9) + "\rtalk\n");
    }

    @Test
    void aTemporaryLineThatTheTerminalHasWrappedIsWipedFromItsFirstRow() {
        AtomicInteger columns = new AtomicInteger(40);
        Console console = new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                TERMINAL,
                columns::get);
        console.showTemporarily("x".repeat(50));
        columns.set(15);
        console.showTemporarily("shorter");
        columns.set(5);
        console.clearTemporary();
        console.clearTemporary();
        assertThat(err()).isEqualTo("\r" + "x".repeat(37) + "\033[2A\r\033[Jshorter" + "\033[1A\r\033[J");
    }

    @Test
    void whatStandsStillIsSaidWithoutATerminalToo() {
        try (ProgressLine progress = new ProgressLine(console(PIPES), () -> now)) {
            progress.progress("dumping", 1024, -1);
            now = Duration.ofSeconds(31).toNanos();
            progress.lookAgain();
            progress.lookAgain();
            progress.progress("dumping", 2048, 2048);
            now = Duration.ofSeconds(90).toNanos();
            progress.lookAgain();
        }
        assertThat(err())
                .isEqualTo("dumping: 1.0 KiB, no bytes for 31 s, 31 s\ndumping: 2.0 KiB of 2.0 KiB, 66 B/s, 31 s\n");
    }

    @Test
    void workThatMovesNoBytesShowsItsTimeAndWhatItTookTheLastTime() {
        try (ProgressLine progress = new ProgressLine(console(TERMINAL), () -> now)) {
            progress.working("restoring", Duration.ofSeconds(60));
            now = Duration.ofSeconds(1).toNanos();
            progress.lookAgain();
            now = Duration.ofSeconds(12).toNanos();
            progress.lookAgain();
            progress.say("restored");
        }
        assertThat(err())
                .startsWith("restoring (about 1 m)\n\rworking for 12 s, about 48 s left\r")
                .endsWith("\rrestored\n");
    }

    @Test
    void progressFitsWhereThereIsLittleRoomAndLeavesOutWhatCanBeSpared() {
        ProgressText text = new ProgressText("dump", 10 << 20, 40 << 20, true, Duration.ofSeconds(5), Duration.ZERO);
        assertThat(text.within(200)).isEqualTo("dump: 10.0 MiB of about 40.0 MiB, 2.0 MiB/s, 5 s, about 15 s left");
        assertThat(text.within(60)).isEqualTo("dump: 10.0 MiB of about 40.0 MiB, 2.0 MiB/s, about 15 s left");
        assertThat(text.within(39)).isEqualTo("dump: 10.0 MiB, about 15 s left");
        assertThat(text.within(12)).isEqualTo("dump: 10.0 MiB");
    }

    @Test
    void anEarlierSizeThatWasPassedIsNoTotalAnyMore() {
        assertThat(new ProgressText("dump", 41 << 20, 40 << 20, true, Duration.ofSeconds(10), Duration.ZERO).within(99))
                .isEqualTo("dump: 41.0 MiB, 4.1 MiB/s, 10 s");
    }

    @Test
    void colorsAreForPipesTooWhereSomebodyWantsThem() {
        console(PIPES).withColors().print(Styled.bad("a"));
        assertThat(out()).startsWith("\033[");
        Properties pipes = new Properties();
        assertThat(Terminals.of(pipes, Map.of("CLICOLOR_FORCE", "1")).colorsAnywhere())
                .isTrue();
        assertThat(Terminals.of(pipes, Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"))
                        .colorsAnywhere())
                .isFalse();
    }

    @Test
    void whatIsNoDataIsTalkWhereOnlyDataIsWanted() {
        Console console = console(PIPES).onlyData();
        console.print("cleaned up");
        console.json(Map.of("a", 1));
        assertThat(out()).startsWith("{").doesNotContain("cleaned");
        assertThat(err()).isEqualTo("cleaned up\n");
    }
}
