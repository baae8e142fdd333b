package drsh.shell.completion;

import drsh.command.DrshException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The shells that drsh can complete in. */
public enum LoginShell {
    /** Bash, from 4.2. */
    BASH("drsh.bash"),
    /** The Z shell, from 5.3. */
    ZSH("_drsh"),
    /** Fish, from 3.1. */
    FISH("drsh.fish");

    private final String script;

    LoginShell(String script) {
        this.script = script;
    }

    /** The name of its script in the distribution. */
    public String script() {
        return script;
    }

    /** Its name, as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The shell of whoever started drsh, by {@code $SHELL}.
     *
     * @throws DrshException (USAGE) if that names none of them
     */
    public static LoginShell of(Map<String, String> environment) {
        String program = environment.getOrDefault("SHELL", "");
        String name = Optional.ofNullable(Path.of(program).getFileName())
                .map(Path::toString)
                .orElse("");
        return Arrays.stream(values())
                .filter(shell -> shell.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> DrshException.usage(
                        name.isEmpty()
                                ? "your shell is not known, since SHELL is not set"
                                : "there is no completion for the shell '" + name + "'",
                        "name one with --shell bash, --shell zsh or --shell fish"));
    }
}
