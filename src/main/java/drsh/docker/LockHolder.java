package drsh.docker;

/**
 * Who holds the lock of a stack.
 *
 * @param who the operation, the process and its host, and since when, for the operator
 * @param own whether it is this very process
 * @param alive whether it is certain that the process lives
 * @param dead whether it is certain that the process has ended, so that the next one takes the lock over
 */
public record LockHolder(String who, boolean own, boolean alive, boolean dead) {}
