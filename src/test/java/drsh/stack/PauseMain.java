package drsh.stack;

import drsh.practice.PracticeStack;
import java.io.IOException;
import java.nio.file.Path;

/** Stops the database of a folder, says so, and waits to be killed. */
public final class PauseMain {

    private PauseMain() {}

    public static void main(String[] arguments) throws IOException {
        try (Stack stack = new Stack(PracticeStack.settings(Path.of(arguments[0])))) {
            stack.whileDatabaseIsStopped(() -> {
                System.out.println("stopped");
                return System.in.read();
            });
        }
    }
}
