package drsh.shell;

import drsh.command.DrshException;
import drsh.docker.LockHolder;
import drsh.shell.screen.Console;
import drsh.shell.screen.Styled;
import drsh.stack.Stack;
import java.util.Optional;

/** What a dry run says of the lock of the stack, which it does not take: whether the command would be turned away. */
final class LockRemark {

    private final Workspaces workspaces;

    LockRemark(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** Says it where another holds the lock; a look that fails is not worth a word in a dry run. */
    void say(Console console) {
        holder().filter(holder -> !holder.own() && !holder.dead())
                .ifPresent(holder -> console.say(
                        Styled.warning("but not now: the stack is locked by " + holder.who() + " (exit code 7)")));
    }

    private Optional<LockHolder> holder() {
        try {
            return workspaces.opened().flatMap(Workspace::opened).flatMap(Stack::lockHolder);
        } catch (DrshException e) {
            return Optional.empty();
        }
    }
}
