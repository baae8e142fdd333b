package drsh.session;

/**
 * Who runs a session, where.
 *
 * @param operator the person's login name
 * @param host the machine's name
 * @param stack the stack's name: what is typed to confirm a step that destroys
 */
public record SessionOrigin(String operator, String host, String stack) {}
