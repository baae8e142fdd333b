package drsh.shell;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.practice.Disaster;
import drsh.practice.PracticeImages;
import drsh.practice.PracticeStack;
import drsh.shell.line.CommandGroup;
import drsh.shell.line.Ends;
import drsh.shell.line.Examples;
import drsh.shell.line.Risky;
import drsh.shell.line.Takes;
import drsh.shell.line.ValueType;
import java.nio.file.Path;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** The commands about the practice stack, which is for nothing but learning and trying. */
@CommandGroup(name = "practice", description = "A stack of its own to break and to recover")
final class PracticeCommands {

    private static final String SIZE = "40";

    private final Distribution distribution;
    private final Workspaces workspaces;
    private final PracticeTour tour;

    PracticeCommands(Distribution distribution, Workspaces workspaces, PracticeTour tour) {
        this.distribution = distribution;
        this.workspaces = workspaces;
        this.tour = tour;
    }

    @Command(name = "practice", description = "Lose the practice stack's data, see the guide fail, recover it")
    @Risky(Risk.CHANGE)
    @Ends({Outcome.UNVERIFIED, Outcome.ATTENTION})
    @Examples({"practice", "practice --size 200"})
    Outcome practice(
            @Option(longName = "size", defaultValue = SIZE, description = "Megabytes of made-up data") int size,
            @Option(longName = "port", defaultValue = "0", description = "The application's port; 0 for any free one")
                    int port,
            Invocation invocation) {
        return invocation.onlyPlans("start a practice stack, break it and recover it")
                ? Outcome.DONE
                : tour.run(stack(invocation), new PracticeStack.Options(size, port, false), invocation);
    }

    @Command(
            name = {"practice", "start"},
            description = "Start the practice stack and fill it with made-up data")
    @Risky(Risk.CHANGE)
    @Examples({"practice start", "practice start --size 1100 --traffic"})
    void start(
            @Option(longName = "size", defaultValue = SIZE, description = "Megabytes of made-up data") int size,
            @Option(longName = "port", defaultValue = "0", description = "The application's port; 0 for any free one")
                    int port,
            @Option(longName = "traffic", description = "Let the application write all the time") boolean traffic,
            Invocation invocation) {
        if (invocation.onlyPlans("start a practice stack")) {
            return;
        }
        PracticeStack stack = stack(invocation);
        PracticeImages images = PracticeImages.ensure(distribution.practice(), invocation.reporter());
        long users = stack.start(images, new PracticeStack.Options(size, port, traffic));
        workspaces.enter(stack.path());
        invocation.console().print("the practice stack is up in " + stack.path() + " with " + users + " users");
    }

    @Command(
            name = {"practice", "break"},
            description = "Let a disaster happen to the practice stack")
    @Risky(Risk.DESTROY)
    @Examples({"practice break drop-tables", "practice break drop-volume --confirm=reflectus-practice"})
    void break_(
            @Argument(index = 0, description = "drop-tables, drop-volume or wrong-data") @Takes(ValueType.DISASTER)
                    String disaster,
            Invocation invocation) {
        Disaster chosen = Disaster.named(disaster);
        if (invocation.onlyPlans("break the practice stack: " + chosen.what())) {
            return;
        }
        invocation.confirmDestroy("Break the practice stack (" + chosen.what() + ")?", PracticeStack.PROJECT.value());
        stack(invocation).suffer(chosen);
        invocation.console().print("done: " + chosen.what());
    }

    @Command(
            name = {"practice", "stop"},
            description = "Remove the practice stack with its data, backups and folder")
    @Risky(Risk.CHANGE)
    @Examples({"practice stop --yes", "practice stop"})
    void stop(Invocation invocation) {
        if (invocation.onlyPlans("remove the practice stack with its data, backups and folder")) {
            return;
        }
        invocation.confirmChange("Remove the practice stack with its data, backups and folder?");
        PracticeStack stack = stack(invocation);
        stack.stop();
        invocation.console().print("removed the practice stack and " + stack.path());
    }

    private PracticeStack stack(Invocation invocation) {
        Path folder = Path.of(System.getProperty("user.home", ".")).resolve("drsh-practice");
        return new PracticeStack(distribution.practice(), folder, PracticeStack.PROJECT, invocation.reporter());
    }
}
