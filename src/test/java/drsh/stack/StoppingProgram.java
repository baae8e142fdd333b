package drsh.stack;

import drsh.command.Reporter;
import drsh.practice.PracticeStack;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that stops the database of a practice stack and works until it is killed. */
final class StoppingProgram {

    private StoppingProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Reporter telling = new Reporter() {
            @Override
            public void say(String line) {
                System.out.println(line);
            }

            @Override
            public void progress(String what, long bytes, long expected) {}
        };
        try (Stack stack = new Stack(PracticeStack.settings(Path.of(arguments[0])))) {
            new StoppedDatabase(stack, telling).<String, InterruptedException>during(() -> {
                System.out.println("working");
                new CountDownLatch(1).await();
                return "never";
            });
        }
    }
}
