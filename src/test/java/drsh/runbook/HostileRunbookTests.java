package drsh.runbook;

import static drsh.runbook.RunbookParserTests.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import drsh.command.DrshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody writes on purpose, and those that somebody writes on purpose. */
class HostileRunbookTests {

    /** As much as is read in one piece. */
    private static final int PIECE = 16 * 1024 - 16;

    /** The limit is that of something which hangs: what is quadratic over the whole file takes minutes. */
    @ParameterizedTest
    @Timeout(60)
    @MethodSource("repeated")
    void noTextTakesMoreThanLinearTime(String piece) {
        String many = (piece.repeat(PIECE / piece.length()) + "\n\n").repeat(2);
        for (String place : List.of("Read this first.", "restore undo", "rpo: 1d")) {
            assertThat(lint(GOOD.replace(place, many))).isNotNull();
        }
    }

    @Test
    @Timeout(60)
    void aMegabyteIsRefusedAtOnce() {
        for (String text : List.of("x".repeat(1 << 20), GOOD + "a\n\n".repeat(1 << 19), "<".repeat(500_000))) {
            assertThat(lint(text)).extracting(Finding::rule).containsExactly(Rule.TOO_LARGE);
        }
    }

    static Stream<String> repeated() {
        return Stream.of(
                "{{",
                "}}",
                "{{a}}",
                "{{a}} \n",
                "[",
                "[](",
                "![",
                "[a](",
                "[a](b)\n",
                "[a](x.md#b)\n",
                "[a][b] ",
                "[a]: b\n",
                "*a_ ",
                "**",
                "`",
                "` `` ",
                "<",
                "<a ",
                "<!--",
                "&",
                "&#27;",
                "\\",
                "> ",
                "> a\n",
                "- ",
                "- a\n",
                "  - a\n",
                "#",
                "# a\n",
                "## a\n\n",
                "## a\n```run\nstack up\n```\n",
                "```\n",
                "```run\n",
                "~~~ ",
                "|a",
                "a\n===\n",
                "password",
                "password: ",
                "password=x ",
                "--token ",
                "a://b:",
                "a: ",
                "a: b\n",
                "? ",
                "- - ",
                "{a: ",
                "[a, ",
                "&a [*a, ",
                "\"",
                "'",
                "'a' ",
                "\u001b",
                "é",
                "\t",
                "\r\n",
                "\n",
                " ");
    }

    @Test
    @Timeout(60)
    void manyInputsAndManyUsesOfThemAreLinear() {
        String inputs =
                IntStream.range(0, 20_000).mapToObj(i -> "  a" + i + ": {}\n").collect(Collectors.joining());
        String uses = IntStream.range(0, 20_000)
                .mapToObj(i -> "stack up {{b" + i + "}}\n" + (i % 500 == 0 ? "\n" : ""))
                .collect(Collectors.joining());
        assertThat(lint(GOOD.replace("inputs:\n", "inputs:\n" + inputs))).isNotEmpty();
        assertThat(lint(GOOD.replace("restore undo\n", uses))).hasSizeGreaterThanOrEqualTo(20_000);
    }

    @Test
    @Timeout(10)
    void aThousandStepsAreLinted() {
        StringBuilder text = new StringBuilder(GOOD.substring(0, GOOD.indexOf("## 2. Health")));
        for (int step = 2; step < 1002; step++) {
            text.append("## ").append(step).append(". Step ").append(step).append("\n\n[back](#preflight)\n\n");
            text.append(
                    "```run\nrestore run {{backup}} --dry-run\n```\n\n> [!CAUTION]\n> It.\n\n```undo\nrestore undo\n```\n\n");
        }
        text.append("## 1003. Health check\n\n```check\nstack health\n```\n");
        assertThat(lint(text.toString())).isEmpty();
    }

    @Test
    @Timeout(10)
    void aLongMistakeIsToldInShort() {
        assertThat(lint(GOOD.replace("restore undo", "x".repeat(16_000))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).hasSizeLessThan(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "\ufeff", "---", "---\n---", "\u0000\u0001", "#", "##", "```", "%PDF-1.4", "---\n\t"})
    void whatIsHardlyAFileIsAnErrorAndNoFailure(String text) {
        assertThat(lint(text)).extracting(Finding::severity).contains(Severity.ERROR);
    }

    @Test
    void aByteOrderMarkMakesNoDifference() {
        assertThat(lint("\ufeff" + GOOD)).isEmpty();
        assertThat(lint("\ufeff" + GOOD.replace("\n", "\r\n"))).isEmpty();
    }

    @Test
    void whatReachesATerminalHasNoControlCharacters() {
        String escaped = GOOD.replace("title: Disaster", "title: \"\\e]0;x\\a\" # Disaster")
                .replace("when: The", "when: \"\\x1b[2J\" # The")
                .replace("help: The backup to go back to", "help: \"\\u202e\", 'a\u001b[1mb': \"\\e\"")
                .replace("# Disaster", "# &#27;[31mDisaster \u009b2J")
                .replace("## 1. ", "## 1. &#x1b;[2J&#13;\u202e")
                .replace("[!CAUTION]", "[!CAUTION] &#27; \u001b")
                .replace("Why it", "Why \u0007 [it](&#27;x.md) \u001b[2J")
                .replace("restore run", "\u001brestore run");
        ParsedRunbook parsed = RunbookParser.parse(Path.of("a\u001b[2Jb.md"), escaped.getBytes(StandardCharsets.UTF_8));
        Runbook runbook = parsed.runbook();
        StringBuilder all = new StringBuilder(runbook.title() + runbook.when() + runbook.inputs() + runbook.prose());
        runbook.steps().forEach(all::append);
        new Lint(new KnownCommands()).findings(parsed).forEach(all::append);
        assertThat(all.toString().codePoints()).allMatch(PlainText::plain);
        assertThat(parsed.findings()).extracting(Finding::rule).contains(Rule.CONTROL_CHARACTER);
    }

    @Test
    void whatIsNoRegularFileIsAFindingAndIsNotOpened(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe.md");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();
        Files.createDirectory(folder.resolve("directory.md"));
        Files.createSymbolicLink(folder.resolve("loop.md"), folder.resolve("loop.md"));
        Files.createSymbolicLink(folder.resolve("gone.md"), folder.resolve("nowhere"));
        Files.write(folder.resolve("binary.md"), new byte[] {(byte) 0xff, 0, 1, 2});
        Files.writeString(folder.resolve("good.md"), GOOD);
        RunbookCatalog catalog = new RunbookCatalog(List.of(folder));

        assertThat(catalog.list())
                .extracting(RunbookEntry::name)
                .containsExactly("binary", "directory", "gone", "good", "loop", "pipe");
        for (String name : List.of("directory", "gone", "loop", "pipe")) {
            assertThat(new Lint(new KnownCommands()).findings(catalog.examine(name)))
                    .extracting(Finding::toString)
                    .containsExactly(folder.resolve(name + ".md") + ":1: error unreadable: runbook path "
                            + folder.resolve(name + ".md") + " is no regular file");
            assertThatExceptionOfType(DrshException.class).isThrownBy(() -> catalog.find(name));
        }
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> RunbookCatalog.text(folder.resolve("binary.md")))
                .withMessageContaining("not a UTF-8 text");
    }

    @Test
    void aHugeFileIsNotReadToItsEnd(@TempDir Path folder) throws IOException {
        Path huge = folder.resolve("huge.md");
        try (var file = Files.newByteChannel(
                huge, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            // A hole: more than the memory of this machine, and no bytes on the disk.
            file.position(1L << 40);
            file.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
        }
        RunbookCatalog catalog = new RunbookCatalog(List.of(folder));
        assertThat(new Lint(new KnownCommands()).findings(catalog.examine("huge")))
                .extracting(Finding::toString)
                .containsExactly(huge + ":1: error too-large: larger than 512 KiB");
        assertThatExceptionOfType(DrshException.class)
                .isThrownBy(() -> RunbookCatalog.text(huge))
                .withMessageContaining("larger than 512 KiB");
    }

    private static List<Finding> lint(String text) {
        return new Lint(new KnownCommands())
                .findings(RunbookParser.parse(Path.of("good.md"), text.getBytes(StandardCharsets.UTF_8)));
    }
}
