package drsh.shell;

import drsh.shell.completion.LoginShell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real bash, zsh or fish that is asked what it would offer at the end of a line. */
record CompletingShell(LoginShell shell, Path folder, Map<String, String> environment) {

    private static final String BASH = """
            . "$1"
            for line in "${@:2}"; do
              COMP_LINE=$line COMP_POINT=${#line}
              _drsh drsh "${line##*[ =@:\\"\\']}" before
              printf '> %s\\n' "$line" "${COMPREPLY[@]}"
            done
            """;

    private static final String ZSH = """
            . "$1"
            typeset -a values details
            typeset files lead
            for line in "${(@)argv[2,-1]}"; do
              words=("${(@Q)${(z)line}}")
              [[ $line != *' ' ]] || words+=('')
              _drsh_find "${(@)words}"
              print -r -- "> $line"
              for each in "${(@)values}"; do print -r -- "> $lead$each"; done
            done
            """;

    private static final String FISH = """
            source $argv[1]
            for line in $argv[2..-1]
              printf '> %s\\n' $line
              complete -C$line | string replace -r '^' '> '
            end
            """;

    CompletingShell {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LC_ALL", "C.UTF-8");
        environment = Map.copyOf(all);
    }

    /** What is offered at the end of each line. zsh filters by what was typed itself, so here it is not yet filtered. */
    Map<String, List<String>> offers(String before, String... lines) throws Exception {
        List<String> words = new ArrayList<>(
                switch (shell) {
                    case BASH -> List.of("bash", "--norc", "-c", before + BASH, "bash");
                    case ZSH -> List.of("zsh", "-f", "-c", before + ZSH, "zsh");
                    case FISH -> List.of("fish", "--no-config", "-c", before + FISH);
                });
        words.add(
                Path.of("completions").resolve(shell.script()).toAbsolutePath().toString());
        words.addAll(List.of(lines));
        // The shell itself is found by the test's own PATH, whatever is to be its PATH.
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("DRSH_CONFIG");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return read(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), List.of(lines));
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
                current.add(text.replaceFirst("\t.*", ""));
            }
        }
        return offers;
    }
}
