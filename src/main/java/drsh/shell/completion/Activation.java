package drsh.shell.completion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is left to do until a shell completes drsh: lines for the operator, who alone edits the shell's own files. */
public final class Activation {

    /** Where Debian, Fedora, Arch, Alpine, FreeBSD and Homebrew put the bash-completion package. */
    private static final List<String> BASH_COMPLETION = List.of(
            "/usr/share/bash-completion/bash_completion",
            "/etc/bash_completion",
            "/usr/local/share/bash-completion/bash_completion",
            "/usr/local/etc/profile.d/bash_completion.sh",
            "/opt/homebrew/etc/profile.d/bash_completion.sh");

    private final CompletionFile file;
    private final Map<String, String> environment;

    /**
     * What is left to do once a file is written.
     *
     * @param environment that of the process
     */
    public Activation(CompletionFile file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** The lines; those that begin with two blanks are for the shell. */
    public List<String> lines() {
        return switch (file.shell()) {
            case BASH -> bash();
            case ZSH -> zsh();
            case FISH -> List.of("fish has it from its next TAB on");
        };
    }

    private List<String> bash() {
        String source = "  . " + quoted(file.path());
        return BASH_COMPLETION.stream().map(Path::of).anyMatch(Files::exists)
                ? List.of(
                        "a new bash that loads bash-completion has it; any other needs this line, in ~/.bashrc for ever:",
                        source)
                : List.of(
                        "the package bash-completion is not installed here, so put this line into ~/.bashrc:", source);
    }

    private List<String> zsh() {
        Path directory = file.path().resolveSibling("");
        Path settings = Path.of(environment.getOrDefault("ZDOTDIR", environment.getOrDefault("HOME", "")))
                .resolve(".zshrc");
        if (mentions(settings, "zsh/site-functions")) {
            return List.of("a new zsh has it");
        }
        return List.of(
                "put these lines into " + settings + " (the first one before compinit, where that is there already):",
                "  fpath=(" + quoted(directory) + " $fpath)",
                "  autoload -Uz compinit && compinit");
    }

    private static boolean mentions(Path settings, String directory) {
        try {
            return Files.isRegularFile(settings)
                    && new String(Files.readAllBytes(settings), StandardCharsets.UTF_8).contains(directory);
        } catch (IOException e) {
            return false;
        }
    }

    /** Bare where nothing in it means anything to a shell. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
