package drsh.restore;

import drsh.command.Reporter;
import drsh.stack.Stack;
import java.nio.file.Path;

/** A program that restores a volume and ends at a certain point as if it were killed. */
final class HaltingRestore {

    static final int HALTED = 77;

    private HaltingRestore() {}

    public static void main(String[] arguments) {
        Reporter halting = new Reporter() {
            @Override
            public void say(String line) {
                if (line.startsWith(arguments[2])) {
                    Runtime.getRuntime().halt(HALTED);
                }
            }

            @Override
            public void progress(String what, long bytes, long expected) {}
        };
        Path folder = Path.of(arguments[0]);
        try (Stack stack = VolumeBench.open(folder)) {
            VolumeBench.restore(stack, halting).run(VolumeBench.catalog(folder).find(arguments[1]));
        }
    }
}
