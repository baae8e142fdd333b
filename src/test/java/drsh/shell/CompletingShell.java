package drsh.shell;

import drsh.shell.completion.LoginShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real bash, zsh or fish that is asked what it would offer at the end of a line. */
record CompletingShell(LoginShell shell, Path folder, Map<String, String> environment) {

    private static final String BASH = """
            for question in "${@:2}"; do
              COMP_LINE=$question COMP_POINT=${#question}
              _drsh drsh "${question##*[ =@:\\"\\']}" before
              printf '> %s\\n' "$question" "${COMPREPLY[@]}"
            done
            """;

    private static final String ZSH = """
            typeset -a values details
            typeset files lead
            for question in "${(@)argv[2,-1]}"; do
              words=("${(@Q)${(z)question}}")
              [[ $question != *' ' ]] || words+=('')
              _drsh_find "${(@)words}"
              print -r -- "> $question"
              for ((number = 1; number <= $#values; number++)); do
                print -r -- "> $lead${values[number]}"$'\\t'"${details[number]}"
              done
            done
            """;

    private static final String FISH = """
            for question in $argv[2..-1]
              printf '> %s\\n' $question
              complete -C$question | string replace -r '^' '> '
            end
            """;

    /** Variables that change by themselves, that completion is given or answers in, and those of the scripts above. */
    private static final Pattern ITS_OWN =
            Pattern.compile("(\\S+ )*'?(_|\\?|status|pipestatus|PIPESTATUS|S?RANDOM|SECONDS"
                    + "|EPOCH\\w+|epochtime|LINENO|TTYIDLE|BASH_\\w+|COMP_\\w+|COMPREPLY|commands|CMD_DURATION"
                    + "|words|values|details|files|lead|question|number)'?([= ].*)?");

    private static final Pattern STATES = Pattern.compile("(?m)^> (before|after)\n");

    CompletingShell {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LC_ALL", "C.UTF-8");
        environment = Map.copyOf(all);
    }

    /** What is offered at the end of each line. zsh filters by what was typed itself, so here it is not yet filtered. */
    Map<String, List<String>> offers(String before, String... lines) throws Exception {
        Map<String, List<String>> offers = described(before, lines);
        offers.replaceAll((line, offered) ->
                offered.stream().map(each -> each.replaceFirst("\t.*", "")).toList());
        return offers;
    }

    /** The same, each with a tab and its description behind it where the shell shows one. */
    Map<String, List<String>> described(String before, String... lines) throws Exception {
        return read(output(before + source() + questions(), lines), List.of(lines));
    }

    /** The user's variables that are no longer as they were once these lines were completed. */
    List<String> changes(String... lines) throws Exception {
        String state = shell == LoginShell.FISH ? "set -g\n" : shell == LoginShell.ZSH ? "typeset\n" : "declare -p\n";
        String commands = source() + users() + "echo '> before'\n" + state + "echo '> before'\n" + questions()
                + "echo '> after'\n" + state;
        String[] states = STATES.split(output(commands, lines), -1);
        List<String> before = states[1].lines().toList();
        List<String> after = states[3].lines().toList();
        return Stream.concat(
                        before.stream().filter(line -> !after.contains(line)),
                        after.stream().filter(line -> !before.contains(line)))
                .filter(line -> !ITS_OWN.matcher(line).matches())
                .toList();
    }

    private String source() {
        return shell == LoginShell.FISH ? "source $argv[1]\n" : ". \"$1\"\n";
    }

    private String questions() {
        return switch (shell) {
            case BASH -> BASH;
            case ZSH -> ZSH;
            case FISH -> FISH;
        };
    }

    /** Variables of the user that are named like those of the script: in fish only such can be overwritten. */
    private String users() throws IOException {
        return switch (shell) {
            case BASH -> "";
            case ZSH -> "REPLY=mine\n";
            case FISH ->
                Pattern.compile("(?:set -[la] |set |for |read -l )([a-z_]+)")
                        .matcher(Files.readString(script()))
                        .results()
                        .map(found -> "set -g " + found.group(1) + " mine\n")
                        .distinct()
                        .collect(Collectors.joining());
        };
    }

    private Path script() {
        return Path.of("completions").resolve(shell.script()).toAbsolutePath();
    }

    private String output(String commands, String... lines) throws Exception {
        List<String> words = new ArrayList<>(
                switch (shell) {
                    case BASH -> List.of("bash", "--norc", "-c", commands, "bash");
                    case ZSH -> List.of("zsh", "-f", "-c", commands, "zsh");
                    case FISH -> List.of("fish", "--no-config", "-c", commands);
                });
        words.add(script().toString());
        words.addAll(List.of(lines));
        // The shell itself is found by the test's own PATH, whatever is to be its PATH.
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("DRSH_CONFIG");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> read(String output, List<String> lines) {
        Map<String, List<String>> offers = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (!line.startsWith("> ")) {
                throw new AssertionError("the shell said: " + output);
            }
            String text = line.substring(2);
            if (lines.contains(text)) {
                current = new ArrayList<>();
                offers.put(text, current);
            } else if (!text.isEmpty()) {
                current.add(text);
            }
        }
        return offers;
    }
}
