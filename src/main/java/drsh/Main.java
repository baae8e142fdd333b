package drsh;

import drsh.shell.ShellProgram;

/** The entry point. */
public final class Main {

    private Main() {}

    /** Starts drsh, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(ShellProgram.run(args, Wiring.class));
    }
}
