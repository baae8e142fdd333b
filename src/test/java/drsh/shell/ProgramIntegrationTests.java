package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.artifact.Sealing;
import drsh.backup.StoredBackups;
import drsh.storage.DirectoryStorage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process: modes, streams, exit codes. */
class ProgramIntegrationTests {

    @TempDir
    Path directory = Path.of("");

    private Program program = Program.samples(directory);

    @BeforeEach
    void start() {
        program = Program.samples(directory);
    }

    @Test
    void aSecretIsNeverReadFromAPipe() throws Exception {
        Program.Ended ended = program.runWith("correct horse\n", "sample", "secret");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.out() + ended.err()).doesNotContain("RAN");
    }

    @Test
    void versionAndHelpWork() throws Exception {
        Program shipped = Program.shipped(directory);
        assertThat(shipped.run("--version")).isEqualTo(new Program.Ended(0, "drsh 0.1.0\n", ""));
        assertThat(shipped.run("version").out()).isEqualTo("drsh 0.1.0\n");
        assertThat(shipped.run("--help").out())
                .contains("runbook run disaster-recovery")
                .contains("help GROUP");
        assertThat(shipped.run("help", "script").out()).startsWith("script FILE\n");
    }

    @Test
    void itStartsThroughALinkFromAnyDirectoryWithBlanksInItsPath() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("a folder"));
        new ProcessBuilder("cp", "-r", Program.HOME.toString(), copy + "/drsh dist")
                .inheritIO()
                .start()
                .waitFor();
        Path link = Files.createSymbolicLink(directory.resolve("dr sh"), Path.of("a folder/drsh dist/bin/drsh"));
        assertThat(Program.shipped(Path.of("/")).launchedBy(link).run("version").out())
                .isEqualTo("drsh 0.1.0\n");
    }

    @Test
    void whatOnlyReadsFilesLoadsNeitherTheEngineNorEncryption() throws Exception {
        StoredBackups.put(new DirectoryStorage(directory.resolve("backups")), Sealing.NONE);
        Path loaded = directory.resolve("loaded");
        Program watched = Program.shipped(directory).with("DRSH_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        for (String line : List.of("backup list", "runbook list", "session list", "backup show", "help")) {
            Files.deleteIfExists(loaded);
            assertThat(watched.run(line.split(" ", -1)).code()).as(line).isZero();
            assertThat(Files.readString(loaded))
                    .as(line)
                    .contains("drsh.shell.ShellProgram")
                    .doesNotContain("com.github.dockerjava")
                    .doesNotContain("org.bouncycastle");
        }
    }

    @Test
    void argumentsOfOneCommandKeepTheirBlanksAndQuotes() throws Exception {
        var ended = program.run("sample", "import", "--yes", "a  'b\" c");
        assertThat(ended).isEqualTo(new Program.Ended(0, "RAN import a  'b\" c\n", ""));
    }

    @Test
    void wrongLinesAreRefusedAndNothingRuns() throws Exception {
        List<List<String>> lines = List.of(
                List.of("sample", "create", "--lable", "x"),
                List.of("sample", "create", "surplus"),
                List.of("smaple", "create"),
                List.of("sample"),
                List.of("sample", "import", "--yes"),
                List.of("sample", "create", "--label"),
                List.of("//", "sample", "create"));
        for (List<String> line : lines) {
            var ended = program.run(line.toArray(String[]::new));
            assertThat(ended.code()).as("%s", line).isEqualTo(2);
            assertThat(ended.out()).as("%s", line).isEmpty();
            assertThat(ended.err().lines())
                    .as("%s", line)
                    .singleElement()
                    .asString()
                    .contains(". Next: ");
        }
    }

    @Test
    void everyWrongLineStopsPipedInputAndNothingRuns() throws Exception {
        try (var table = getClass().getResourceAsStream("bad-lines.csv")) {
            assertThat(table).isNotNull();
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.substring(0, row.indexOf('|')))
                    .filter(line -> !line.startsWith("`"))
                    .toList();
            // Starting a process for each line would take minutes: three stand for all, which WrongLinesTests runs.
            for (String line : List.of(lines.get(0), lines.get(6), lines.get(11))) {
                var ended = program.runWith("sample list\n" + line + "\nsample create\n");
                assertThat(ended.code()).isEqualTo(2);
                assertThat(ended.out()).contains("RAN list").doesNotContain("RAN create");
                assertThat(ended.err()).contains("standard input, line 2: ");
            }
        }
    }

    @Test
    void pipedInputIsEchoedAndStopsAtTheFirstFailure() throws Exception {
        var ended = program.runWith("# a comment\n\n  sample create --encrypt\nsample attention\nsample list\n");
        assertThat(ended.code()).isEqualTo(9);
        assertThat(ended.out()).isEqualTo("RAN create CUSTOM Optional.empty 1 Optional.empty true\n");
        assertThat(ended.err()).isEqualTo("""
                        drsh>   sample create --encrypt
                        drsh> sample attention
                        error: standard input, line 4: ended with exit code 9. Next: see above
                        """);
    }

    @Test
    void emptyInputDoesNothing() throws Exception {
        assertThat(program.run()).isEqualTo(new Program.Ended(0, "", ""));
    }

    @Test
    void aStreamThatIsClosedIsNeitherAnEmptyOneNorAFileOfTheVirtualMachine() throws Exception {
        String launcher = "'" + program.launcher() + "' ";
        assertThat(program.shell("sh", "-c", launcher + "<&-"))
                .isEqualTo(
                        new Program.Ended(
                                2,
                                "",
                                "error: there is no standard input to read commands from: it is closed."
                                        + " Next: write the command behind drsh, or redirect a file of commands: drsh < FILE\n"));
        assertThat(program.shell("sh", "-c", launcher + "sample list <&-")).isEqualTo(program.run("sample", "list"));
        assertThat(program.shell("sh", "-c", launcher + "sample answer <&-").code())
                .isEqualTo(6);
        Program.Ended lost = program.shell("sh", "-c", launcher + "sample list >&-");
        assertThat(lost.code()).isEqualTo(1);
        assertThat(lost.err()).contains("the output is not whole: ").contains("Bad file descriptor");
        assertThat(program.shell("sh", "-c", launcher + "sample list 2>&-").code())
                .isZero();
    }

    @Test
    void quitEndsAScript() throws Exception {
        assertThat(program.runWith("quit\nsample list\n").out()).isEmpty();
    }

    @Test
    void aScriptFileNamesItsLine() throws Exception {
        Files.writeString(directory.resolve("commands.txt"), "sample list\nsample restore latest\nsample create\n");
        var ended = program.run("script", "commands.txt");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.out()).contains("RAN list").doesNotContain("RAN restore", "RAN create");
        assertThat(ended.err()).contains("error: commands.txt, line 2: ").contains("--confirm=reflectus");
        assertThat(program.run("script", "missing.txt").code()).isEqualTo(2);
    }

    @Test
    void aScriptThatIsNotUtf8IsRefused() throws Exception {
        var ended = program.runWith(new byte[] {'#', (byte) 0xff, '\n'});
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("not UTF-8");
    }

    @Test
    void confirmationsComeFromOptionsOrNotAtAll() throws Exception {
        assertThat(program.runWith("y\n", "sample", "import", "f").code()).isEqualTo(6);
        assertThat(program.run("sample", "restore", "latest", "--yes").code()).isEqualTo(6);
        assertThat(program.run("sample", "restore", "latest", "--confirm=other").code())
                .isEqualTo(2);
        assertThat(program.run("sample", "restore", "latest", "--confirm", "reflectus")
                        .out())
                .contains("RAN restore");
    }

    @Test
    void onlyCommandsThatReadAnswersGetTheFollowingLines() throws Exception {
        var ended = program.runWith("sample answer\nsample list\nsample import f\ny\n");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.out()).isEqualTo("RAN answer sample list\n");
        assertThat(ended.err()).contains("go on? sample list").contains("line 3: ");
        assertThat(program.runWith("yes\n", "sample", "answer").out()).isEqualTo("RAN answer yes\n");
        assertThat(program.run("sample", "answer").code()).isEqualTo(6);
    }

    @Test
    void jsonStandsAloneOnStandardOutput() throws Exception {
        assertThat(program.run("--json", "sample", "list").out())
                .isEqualToIgnoringWhitespace("{\"command\":\"sample list\",\"version\":1,\"data\":{\"ran\":true}}");
    }

    @Test
    void colorsAreWhereTheyAreWantedBeforeAndBehindTheCommand() throws Exception {
        assertThat(program.run("sample", "list").out()).doesNotContain("\033");
        assertThat(program.run("--color=always", "sample", "list").out()).contains("\033[1mID");
        assertThat(program.run("sample", "list", "--color", "always").out()).contains("\033[1mID");
        assertThat(program.run("--color", "always", "--json", "sample", "list").out())
                .doesNotContain("\033");
        assertThat(program.with("CLICOLOR_FORCE", "1")
                        .run("sample", "list", "--no-color")
                        .out())
                .doesNotContain("\033");
    }

    @Test
    void outputThatGoesNowhereIsAFailureAndAReaderWhoHasSeenEnoughIsNone() throws Exception {
        String[] full = {"sh", "-c", "'" + program.launcher() + "' sample list > /dev/full"};
        var lost = program.shell(full);
        assertThat(lost.code()).isEqualTo(1);
        assertThat(lost.err())
                .isEqualTo("error: the output is not whole: No space left on device."
                        + " Next: make room where it goes, and run it again\n");
        String[] closed = {"sh", "-c", "{ '" + program.launcher() + "' help commands; echo $? >&2; } | true"};
        assertThat(program.shell(closed).err()).isEqualTo("0\n");
    }

    @Test
    void strangeWordsAreOneLine() throws Exception {
        String[] notUtf8 = {"sh", "-c", "'" + program.launcher() + "' sample import \"$(printf 'a\\377b')\""};
        for (var ended : List.of(
                program.shell(notUtf8),
                program.run("sample", "import", "x".repeat(100_000), "y"),
                program.run("x".repeat(100_000)),
                program.run(""),
                program.run("sample", ""),
                program.run("sample", "import", "--", "--yes", "\"'`"),
                program.run("sample", "create", "--format", "\u202e\n"))) {
            assertThat(ended.code()).as(ended.err()).isIn(2, 6);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).containsOnlyOnce("\n").hasSizeLessThan(500).doesNotContain("\u202e");
        }
    }

    @Test
    void shortWorkIsNoTalkWhereThereIsNoTerminal() throws Exception {
        var ended = program.run("sample", "progress");
        assertThat(ended.out()).isEqualTo("RAN progress\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void anUnexpectedFailureIsOneLineAndItsDetailsGoToALogOnlyItsOwnerReads() throws Exception {
        var ended = program.run("sample", "crash");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo("error: unexpected: IllegalStateException: the\\nroof \\x1b[31mfell."
                        + " Next: add --debug to get the details in a log file\n");
        assertThat(program.run("sample", "crash", "--debug").err())
                .contains("see ")
                .doesNotContain("\tat ");
        Path log = program.state().resolve("drsh/debug.log");
        assertThat(log).content().contains("SampleCommands.crash");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenConfigurationStopsOnlyWhatNeedsIt() throws Exception {
        Files.writeString(directory.resolve("drsh.yml"), "stack:\n  projekt: x\n");
        var ended = Program.shipped(directory).run("config", "show");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("error: drsh.yml, line 2: unknown key stack.projekt. Next: did you mean stack.project?\n");
        assertThat(Program.shipped(directory).run("version").code()).isZero();
    }

    @Test
    void aSignalInterruptsTheCommandWhichCleansUp() throws Exception {
        for (var signal : List.of(List.of("INT", 130), List.of("TERM", 143), List.of("HUP", 129))) {
            Process process = program.start("sample", "wait", "--cleanup=300ms");
            BufferedReader err =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
            assertThat(err.readLine()).isEqualTo("waiting");
            Program.signal(signal.get(0), process);
            assertThat(err.lines()).as("%s", signal).startsWith("cleaning up", "cleaned up");
            assertThat(process.waitFor()).isEqualTo(signal.get(1));
        }
    }

    @Test
    void aSignalStopsAScriptThatWaitsForItsNextLine() throws Exception {
        Process process = program.start();
        process.getOutputStream().write("sample answer\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        assertThat(process.getErrorStream().read()).isPositive();
        Program.signal("INT", process);
        assertThat(Program.end(process).code()).isEqualTo(130);
    }
}
