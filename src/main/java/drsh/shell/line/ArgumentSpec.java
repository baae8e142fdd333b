package drsh.shell.line;

/**
 * A positional argument of a command.
 *
 * @param name as help shows it, in capitals
 * @param description a few words, may be empty
 * @param value what it takes
 * @param required whether the command cannot run without it
 * @param variadic whether it takes all the arguments that are left
 * @param defaultValue what holds when it is not given; empty where nothing is said
 */
public record ArgumentSpec(
        String name, String description, ValueSpec value, boolean required, boolean variadic, String defaultValue) {

    /** The argument in a synopsis: {@code ID}, {@code [ID]} or {@code [SERVICE…]}. */
    public String synopsis() {
        String shown = variadic ? name + "…" : name;
        return required ? shown : "[" + shown + "]";
    }
}
