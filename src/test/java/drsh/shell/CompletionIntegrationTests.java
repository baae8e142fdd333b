package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.backup.StoredBackups;
import drsh.shell.completion.LoginShell;
import drsh.storage.DirectoryStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Completion in the real shells. Needs no engine. */
class CompletionIntegrationTests {

    private static final String ID = "20260111-020000";

    /** What would leave a mark if a shell ever ran it. */
    private static final String HOSTILE = "$(touch pwned)`touch pwned`;touch pwned&";

    @TempDir
    Path temporary = Path.of("");

    private Path folder = temporary;
    private @Nullable Manifest newest;

    @BeforeEach
    void fill() throws Exception {
        folder = Files.createDirectory(temporary.resolve("a folder"));
        DirectoryStorage backups = new DirectoryStorage(folder.resolve("backups"));
        newest = StoredBackups.put(backups, "20260112-020000-2", "2026-01-12T02:00:00Z");
        StoredBackups.put(backups, ID, "2026-01-11T02:00:00Z");
        Files.writeString(folder.resolve("backups/old one.dump.gz"), "");
        Path runbooks = Files.createDirectory(folder.resolve("runbooks"));
        Files.writeString(runbooks.resolve("ours.md"), "---\n# no title\ntitle: x\n---\n# Our own\n");
        Path sessions = Files.createDirectories(temporary.resolve("state/drsh/sessions"));
        Files.writeString(
                sessions.resolve("20260111-021503-disaster-recovery.jsonl"),
                "{\"event\":\"SessionOpened\"}\n{\"v\":1,\"event\":\"SessionPaused\"}\n");
        Files.writeString(
                folder.resolve("docker-compose.prod.yml"),
                "# no service: here\nservices:\n    db:\n        image: postgres\n    app:\n        image: node\nvolumes:\n    data:\n");
    }

    /** Of any name, with as much of a manifest as can be damaged. */
    private static void backups(Path directory, String... stems) throws Exception {
        Files.createDirectories(directory);
        for (String stem : stems) {
            Files.writeString(directory.resolve(stem + ".dump"), "");
            Files.writeString(directory.resolve(stem + ".globals.sql"), "");
            Files.writeString(
                    directory.resolve(stem + ".json"),
                    "{\n  \"time\" : \"2026-01-11T02:00:00.5Z\",\n  \"data\" : {\n    \"size\" : 9417426\n  }\n}\n");
        }
    }

    /** Makes it the backup of what a restore in place was about to replace. */
    private static void safety(Path manifest) throws Exception {
        Files.writeString(manifest, Files.readString(manifest).replace("  }\n}", "  },\n  \"label\" : \"@safety\"\n}"));
    }

    private CompletingShell asked(LoginShell shell, String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME",
                temporary.toString(),
                "XDG_STATE_HOME",
                temporary.resolve("state").toString(),
                "PATH",
                Program.HOME.resolve("bin") + ":" + System.getenv("PATH")));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new CompletingShell(shell, folder, environment);
    }

    @ParameterizedTest
    @EnumSource
    void commandsOptionsAndValuesAreOffered(LoginShell shell) throws Exception {
        Map<String, List<String>> offers = asked(shell)
                .offers(
                        "",
                        "drsh b",
                        "drsh backup l",
                        "drsh backup show ",
                        "drsh backup show 20260112",
                        "drsh backup list --json --",
                        "drsh backup list --method ",
                        "drsh backup list --method=p",
                        "drsh restore run latest --table a --ta",
                        "drsh --no-color backup verify --",
                        "drsh --c",
                        "drsh runbook run ",
                        "drsh session show ",
                        "drsh backup copy x --to ",
                        "drsh stack stop db ",
                        "drsh help restore ",
                        "drsh practice ",
                        "drsh practice break ",
                        "drsh backup list -- --",
                        "drsh nonsense ",
                        "drsh backup import ol");
        assertThat(offers).hasSize(20);
        assertThat(offers.get("drsh b")).contains("backup");
        assertThat(offers.get("drsh backup l")).contains("list");
        assertThat(offers.get("drsh backup show "))
                .containsExactly("latest", "latest-verified", "20260112-020000-2", ID);
        assertThat(offers.get("drsh backup show 20260112")).contains("20260112-020000-2");
        assertThat(offers.get("drsh backup list --json --"))
                .contains("--method", "--in")
                .doesNotContain("--json");
        assertThat(offers.get("drsh backup list --method ")).containsExactly("custom", "plain", "volume");
        assertThat(offers.get("drsh backup list --method=p"))
                .contains(shell == LoginShell.BASH ? "plain" : "--method=plain");
        assertThat(offers.get("drsh restore run latest --table a --ta")).contains("--table");
        assertThat(offers.get("drsh --no-color backup verify --"))
                .contains("--all")
                .doesNotContain("--no-color");
        assertThat(offers.get("drsh --c")).contains("--config", "--confirm");
        assertThat(offers.get("drsh runbook run ")).contains("ours", "disaster-recovery", "lost-host");
        assertThat(offers.get("drsh session show ")).containsExactly("20260111-021503-disaster-recovery");
        assertThat(offers.get("drsh backup copy x --to ")).containsExactly("main");
        assertThat(offers.get("drsh stack stop db ")).containsExactly("db", "app");
        assertThat(offers.get("drsh help restore ")).contains("run", "undo");
        assertThat(offers.get("drsh practice ")).containsExactly("break", "start", "stop");
        assertThat(offers.get("drsh practice break ")).containsExactly("drop-tables", "drop-volume", "wrong-data");
        assertThat(offers.get("drsh backup list -- --")).isEmpty();
        assertThat(offers.get("drsh nonsense ")).isEmpty();
        assertThat(offers.get("drsh backup import ol"))
                .containsExactly(shell == LoginShell.BASH ? "old\\ one.dump.gz" : "old one.dump.gz");
    }

    @ParameterizedTest
    @EnumSource
    void theConfigurationSaysWhereThingsAre(LoginShell shell) throws Exception {
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.writeString(other.resolve("drsh.yml"), """
                # directory: no
                backups:
                  # where
                  directory: "./else where"   # with a blank
                runbooks: {directory: ours}
                storages:
                  external:
                    directory: drive
                  nas-2: {directory: "%s"}
                stack:
                    compose-file: 'c.yml'
                """.formatted(other.resolve("nas")));
        Files.writeString(other.resolve("c.yml"), "services:\n  web:\n    image: x\n");
        Files.writeString(other.resolve("broken.yml"), "backups:\n  directory: &a\n");
        backups(other.resolve("else where"), "backup_20250101_000000", "backup_20250103_000000");
        backups(other.resolve("drive"), "backup_20250101_000000", "backup_20250102_000000", "backup_20240301_000000");
        backups(other.resolve("nas"), "backup_20250104_000000");
        safety(other.resolve("drive/backup_20250102_000000.json"));
        backups(other.resolve("backups"), "backup_20240101_000000");
        Files.writeString(Files.createDirectory(other.resolve("ours")).resolve("theirs.md"), "# Theirs\n");
        String named = other.resolve("drsh.yml").toString();
        Map<String, List<String>> offers = asked(shell)
                .offers(
                        "",
                        "drsh --config " + named + " backup show ",
                        "drsh --config=" + named + " runbook show ",
                        "drsh --config " + named + " backup copy x --to ",
                        "drsh --config " + named + " stack logs ",
                        "drsh --config ../other/broken.yml backup show ");
        assertThat(offers.get("drsh --config " + named + " backup show "))
                .containsExactly(
                        "latest",
                        "latest-verified",
                        "20250104-000000",
                        "20250103-000000",
                        "20250102-000000",
                        "20250101-000000",
                        "20240301-000000",
                        "@safety");
        assertThat(offers.get("drsh --config=" + named + " runbook show "))
                .contains("theirs", "lost-host")
                .doesNotContain("ours");
        assertThat(offers.get("drsh --config " + named + " backup copy x --to "))
                .containsExactly("main", "external", "nas-2");
        assertThat(offers.get("drsh --config " + named + " stack logs ")).containsExactly("web");
        assertThat(offers.get("drsh --config ../other/broken.yml backup show ")).contains("20240101-000000");
        assertThat(asked(shell, "DRSH_CONFIG", named)
                        .offers("", "drsh backup show 2025")
                        .get("drsh backup show 2025"))
                .contains("20250101-000000");
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsNeverRun(LoginShell shell) throws Exception {
        backups(
                folder.resolve("backups"),
                "backup_20260113_020000" + HOSTILE,
                "backup_2026*",
                "backup_20260114_020000\nx");
        Files.writeString(folder.resolve("backups/" + HOSTILE + ".dump"), "");
        Files.writeString(folder.resolve("backups/two\nlines.dump"), "");
        Files.writeString(folder.resolve("runbooks/" + HOSTILE + ".md"), "# x\n");
        Files.writeString(folder.resolve("runbooks/theirs.md"), "# " + HOSTILE + "\u001b[2J\n");
        Files.writeString(temporary.resolve("state/drsh/sessions/20260112-" + HOSTILE + ".jsonl"), HOSTILE);
        Files.writeString(
                folder.resolve("drsh.yml"),
                "storages:\n  good:\n    directory: x\n  '" + HOSTILE + "':\n    directory: y\n");
        Files.writeString(
                folder.resolve("docker-compose.prod.yml"), "services:\n  good: {}\n  \"" + HOSTILE + "\": {}\n");
        Map<String, List<String>> offers = asked(shell)
                .offers(
                        "",
                        "drsh backup show ",
                        "drsh runbook run ",
                        "drsh session show ",
                        "drsh backup copy x --to ",
                        "drsh stack logs ",
                        "drsh backup import $",
                        "drsh backup show $(touch pwned) `touch pwned` ",
                        "drsh \"$(touch pwned)\" ",
                        "drsh backup list '--method=$(touch pwned)");
        assertThat(offers.get("drsh backup show ")).contains(ID).noneMatch(offered -> offered.contains("pwned"));
        assertThat(offers.get("drsh backup show ")).noneMatch(offered -> offered.contains("*"));
        assertThat(offers.get("drsh runbook run ")).contains("theirs").noneMatch(offered -> offered.contains("pwned"));
        assertThat(offers.get("drsh session show ")).noneMatch(offered -> offered.contains("pwned"));
        assertThat(offers.get("drsh backup copy x --to ")).containsExactly("main", "good");
        assertThat(offers.get("drsh stack logs ")).containsExactly("good");
        try (var files = Files.walk(temporary)) {
            assertThat(files).noneMatch(file -> file.endsWith("pwned"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherJavaNorDockerIsStarted(LoginShell shell) throws Exception {
        Path fakes = Files.createDirectory(temporary.resolve("fakes"));
        for (String name : List.of("java", "docker", "docker-compose", "drsh")) {
            Path fake = Files.writeString(fakes.resolve(name), "#!/bin/sh\ntouch '" + temporary + "/started'\n");
            Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
        }
        // What bash and zsh need is built in: nothing else could be started.
        String path = fakes + (shell == LoginShell.FISH ? ":" + System.getenv("PATH") : "");
        Map<String, List<String>> offers = asked(shell, "PATH", path)
                .offers(
                        "",
                        "drsh backup show ",
                        "drsh runbook run ",
                        "drsh session show ",
                        "drsh stack logs ",
                        "drsh backup copy x --to ",
                        "drsh backup import o");
        assertThat(offers.get("drsh backup show ")).contains(ID);
        assertThat(offers.get("drsh runbook run ")).contains("ours");
        assertThat(offers.get("drsh stack logs ")).contains("db");
        assertThat(temporary.resolve("started")).doesNotExist();
    }

    @Test
    void optionsOfTheUsersOwnChangeNothing() throws Exception {
        assertThat(asked(LoginShell.BASH)
                        .offers(
                                "set -fu; shopt -s failglob nocaseglob nocasematch dotglob; IFS=20; GLOBIGNORE='*.md'\n",
                                "drsh backup show 2",
                                "drsh stack logs ",
                                "drsh backup LIST",
                                "drsh runbook run zzz"))
                .containsEntry("drsh backup show 2", List.of("20260112-020000-2", ID))
                .containsEntry("drsh stack logs ", List.of("db", "app"))
                .containsEntry("drsh backup LIST", List.of())
                .containsEntry("drsh runbook run zzz", List.of());
    }

    @ParameterizedTest
    @EnumSource
    void variablesOfTheUserAreAsTheyWereAfterwards(LoginShell shell) throws Exception {
        Files.writeString(
                folder.resolve("drsh.yml"), "backups:\n  directory: backups\nstorages:\n  nas: {directory: x}\n");
        assertThat(asked(shell)
                        .changes(
                                "drsh b",
                                "drsh --config drsh.yml backup show ",
                                "drsh --config=drsh.yml backup list --json --",
                                "drsh --color always --color never backup list --method=c",
                                "drsh backup copy x --to ",
                                "drsh backup import o",
                                "drsh backup import --name x -- ",
                                "drsh runbook run ",
                                "drsh session show ",
                                "drsh stack stop db ",
                                "drsh help restore ",
                                "drsh script \"a\\ b' ",
                                "drsh nonsense "))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "BASH", mode = EnumSource.Mode.EXCLUDE)
    void aBackupSaysHowOldAndHowLargeItIs(LoginShell shell) throws Exception {
        long size = Objects.requireNonNull(newest).data().size();
        assertThat(asked(shell).described("", "drsh backup show ").get("drsh backup show "))
                .anySatisfy(offered -> assertThat(offered)
                        .matches("20260112-020000-2\t[0-9]+ d [0-9]+ h old, "
                                + Pattern.quote(String.format(Locale.ROOT, "%.1f KiB", size / 1024.0))));
    }

    @Test
    void optionsOfTheUserAreAsTheyWereAfterwards() throws Exception {
        String both =
                "set -fu; shopt -s failglob; shopt -u nullglob\nprintf() { builtin printf \"$@\"; [[ $- == *f*u* ]]"
                        + " && shopt -q failglob && ! shopt -q nullglob || builtin printf '> lost\\n'; }\n";
        assertThat(asked(LoginShell.BASH).offers(both, "drsh backup show 2"))
                .containsEntry("drsh backup show 2", List.of("20260112-020000-2", ID));
    }

    @Test
    void thousandsOfBackupsAreOfferedWithoutAProgramForEach() throws Exception {
        Path many = folder.resolve("backups");
        for (int i = 0; i < 3000; i++) {
            Files.createFile(many.resolve("backup_2025%04d_%06d.json".formatted(i / 100, i)));
        }
        for (LoginShell shell : LoginShell.values()) {
            assertThat(asked(shell).offers("", "drsh backup show ").get("drsh backup show "))
                    .as(shell.toString())
                    .hasSize(3000 + 2 + 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void installedInARealTerminalTabCompletes(LoginShell shell) throws Exception {
        Program program = Program.shipped(folder)
                .with("HOME", temporary.toString())
                .with("SHELL", "/bin/" + shell)
                .with("XDG_DATA_HOME", "")
                .with("XDG_CONFIG_HOME", "");
        assertThat(program.run("completion", "install", "--dry-run").out()).startsWith("would write " + temporary);
        Program.Ended installed = program.run("completion", "install");
        assertThat(installed.out()).startsWith("wrote " + temporary);
        assertThat(program.run("completion", "install").out()).endsWith(" is up to date\n");
        Path script = Path.of(installed.out().substring("wrote ".length()).stripTrailing());
        assertThat(script).hasSameTextualContentAs(Path.of("completions").resolve(shell.script()));
        assertThat(program.run("completion", "show", shell.toString()).out()).isEqualTo(Files.readString(script));

        // What it said is still to be done, and a drsh that tells what it was given.
        String said =
                installed.err().lines().filter(line -> line.startsWith("  ")).collect(Collectors.joining("\n"));
        Path settings = temporary.resolve(
                switch (shell) {
                    case BASH -> ".bashrc";
                    case ZSH -> ".zshrc";
                    case FISH -> ".config/fish/config.fish";
                });
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                shell == LoginShell.FISH
                        ? """
                                function fish_prompt; echo -n 'ready> '; end
                                function drsh; printf '<%s>' $argv; echo; end
                                """
                        : said + "\n" + strange(shell) + "\nPS1='ready> '\ndrsh() { printf '<%s>' \"$@\"; echo; }\n");
        // What has the same description stays in its place all the same.
        backups(folder.resolve("backups"), "backup_20250101_000000", "backup_20250103_000000");
        StoredBackups.put(new DirectoryStorage(folder.resolve("backups")), "20250102-000000", "2025-01-02T00:00:00Z");
        safety(folder.resolve("backups/backup_20250103_000000.json"));
        Files.writeString(folder.resolve("backups/" + HOSTILE + ".dump"), "");
        Files.writeString(folder.resolve("my $(touch pwned) 'file'"), "");

        Tmux terminal = new Tmux(temporary.resolve("tmux"));
        terminal.open(
                folder,
                Map.of("HOME", temporary.toString(), "XDG_DATA_HOME", "", "XDG_CONFIG_HOME", "", "LC_ALL", "C.UTF-8"),
                "exec " + shell + (shell == LoginShell.FISH ? " --private" : "") + " -i");
        try {
            terminal.awaitQuestion("ready>");
            if (shell == LoginShell.ZSH) {
                listed(terminal);
            }
            tab(terminal, "drsh backup show 20260111", "drsh backup show " + ID, "<backup><show><" + ID + ">");
            tab(terminal, "drsh backup show @s", "drsh backup show @safety", "<backup><show><@safety>");
            tab(terminal, "drsh backup list --method=cu", "--method=custom", "<backup><list><--method=custom>");
            tab(terminal, "drsh script my", "file", "<script><my $(touch pwned) 'file'>");
            tab(terminal, "drsh backup import \\$", ".dump", "<backup><import><" + HOSTILE + ".dump>");
        } finally {
            terminal.close();
        }
        try (var files = Files.walk(temporary)) {
            assertThat(files).noneMatch(file -> file.endsWith("pwned"));
        }
    }

    /** Each on a line of its own, and the newest first, whatever they have in common. */
    private static void listed(Tmux terminal) throws Exception {
        terminal.type("drsh backup show 2025010");
        terminal.keys("Tab");
        terminal.await("20250102-000000");
        terminal.await("20250101-000000");
        assertThat(terminal.screen().replaceFirst("(?s).*ready> drsh backup show [^\\n]*\n", ""))
                .containsSubsequence("20250103-000000", "20250102-000000", "20250101-000000");
        terminal.keys("C-c");
        terminal.awaitQuestion("ready>");
    }

    /** Settings that scripts are seldom written for. */
    private static String strange(LoginShell shell) {
        return shell == LoginShell.ZSH
                ? "setopt ksharrays shwordsplit nounset noglob"
                : "unset HISTFILE; set -fu; shopt -s failglob nocasematch; IFS=x";
    }

    private static void tab(Tmux terminal, String typed, String completed, String given) throws Exception {
        terminal.type(typed);
        terminal.keys("Tab");
        terminal.await(completed);
        terminal.keys("Enter");
        terminal.await(given);
    }
}
