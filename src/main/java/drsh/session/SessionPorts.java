package drsh.session;

/**
 * What a session needs from outside.
 *
 * @param commands runs lines
 * @param prompter gets answers
 * @param inputs resolves values
 * @param listener is told what happens, after the journal
 * @param aftermath knows what is kept
 */
public record SessionPorts(
        Commands commands, Prompter prompter, Inputs inputs, SessionListener listener, Aftermath aftermath) {}
