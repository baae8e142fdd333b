package drsh.shell;

import drsh.leftover.Leftover;
import drsh.leftover.StackLeftovers;
import drsh.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One line at the start of the prompt when a killed drsh left something behind. Nothing waits for it. */
final class LeftoverNotice {

    private final Workspaces workspaces;

    LeftoverNotice(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /**
     * Looks, on a thread that keeps nothing from ending, with an engine of its own: one that does not answer delays no
     * command.
     *
     * @param told gets the line, from that thread
     */
    void look(Consumer<String> told) {
        Thread thread = new Thread(() -> say(told), "leftovers");
        thread.setDaemon(true);
        thread.start();
    }

    private void say(Consumer<String> told) {
        try (Workspace own = new Workspace(workspaces.current().configuration())) {
            Stack stack = own.stack();
            List<Leftover> left = new ArrayList<>(own.partialFiles());
            left.addAll(new StackLeftovers(stack).all());
            boolean inUse = stack.lockHolder().filter(holder -> !holder.dead()).isPresent();
            if (!left.isEmpty() && !inUse) {
                told.accept("a drsh that was killed left " + left.size() + " things behind, such as "
                        + left.get(0).name() + "; see " + LeftoverChecks.CLEAN);
            }
        } catch (RuntimeException e) {
            // Whoever needs the stack is told what is wrong with it; this was only a look.
        }
    }
}
