package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.LockHolder;
import drsh.leftover.Leftover;
import drsh.leftover.StackLeftovers;
import drsh.shell.screen.Printable;
import drsh.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts right what killed drshs left behind: what was shown and agreed to, and only while nobody is at work. */
final class Cleaning {

    private final Workspace workspace;
    private final Invocation invocation;

    Cleaning(Workspace workspace, Invocation invocation) {
        this.workspace = workspace;
        this.invocation = invocation;
    }

    /**
     * Cleans. What cannot be put right is said, and does not stop the rest.
     *
     * @throws DrshException (locked) when another is at work; nothing was touched then
     */
    void run() {
        if (!invocation.dryRun()) {
            requireFree();
        }
        List<Leftover> shown = found();
        if (shown.isEmpty()) {
            invocation.console().say("nothing is left behind");
            return;
        }
        shown.forEach(leftover -> tell("would " + leftover.action()));
        if (invocation.dryRun()) {
            return;
        }
        invocation.confirmChange("Clean up these " + shown.size() + "?");
        workspace.stack().locked("doctor --clean", () -> {
            // Something may have been put right, or come into use, since the question.
            found().stream().filter(now -> shown.stream().anyMatch(now::same)).forEach(this::clean);
            return Boolean.TRUE;
        });
    }

    /** Better asked before the question than after it; the lock itself says who has it. */
    private void requireFree() {
        Stack stack = workspace.stack();
        Optional<LockHolder> holder = stack.lockHolder();
        if (holder.isPresent() && !holder.get().dead()) {
            stack.locked("doctor --clean", () -> Boolean.TRUE);
        }
    }

    private List<Leftover> found() {
        return Stream.concat(new StackLeftovers(workspace.stack()).all().stream(), workspace.partialFiles().stream())
                .toList();
    }

    private void clean(Leftover leftover) {
        try {
            leftover.cleaning().run();
            tell("done: " + leftover.action());
        } catch (DrshException e) {
            if (e.outcome() == Outcome.INTERRUPTED) {
                throw e;
            }
            if (e.outcome() == Outcome.ATTENTION) {
                tell("done, and needs attention: " + leftover.action() + ": " + e.what() + "; " + e.next());
                return;
            }
            tell("not done: " + leftover.action() + ": " + e.what() + "; " + e.next());
        }
    }

    private void tell(String line) {
        invocation.console().say(Printable.line(line));
    }
}
