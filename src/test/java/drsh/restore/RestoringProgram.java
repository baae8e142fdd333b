package drsh.restore;

import drsh.backup.BackupVerifier;
import drsh.backup.Catalog;
import drsh.backup.Requests;
import drsh.command.Reporter;
import drsh.practice.PracticeStack;
import drsh.stack.Stack;
import drsh.stack.StackSettings;
import drsh.storage.DirectoryStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A program that restores the newest backup of a bench once it is told to, and is to be killed at some moment. */
final class RestoringProgram {

    static final String READY = "ready";
    static final String END = "end";

    private RestoringProgram() {}

    public static void main(String[] arguments) throws IOException {
        StackSettings plain = PracticeStack.settings(Path.of(arguments[0]));
        StackSettings settings = new StackSettings(
                plain.folder(),
                null,
                null,
                null,
                null,
                arguments[1],
                null,
                plain.migrate(),
                null,
                plain.healthTimeout());
        Catalog catalog = new Catalog(new DirectoryStorage(Path.of(arguments[2])));
        try (Stack stack = new Stack(settings)) {
            BackupVerifier verifier = new BackupVerifier(stack, Requests.noKeys(), Clock.systemUTC(), Reporter.SILENT);
            Restore restore = new Restore(
                    stack, verifier, new Restore.Settings(2, Bench.LIMITS), Clock.systemUTC(), Reporter.SILENT);
            // What the first use of them costs is no part of the restore.
            stack.server();
            System.out.println(READY);
            if (System.in.read() >= 0) {
                restore.run(catalog.find("latest"));
                System.out.println(END);
            }
        }
    }
}
