package drsh.runbook;

/** What a command line would be, without running it. The one that runs commands knows; runbooks only ask. */
public interface CommandCheck {

    /**
     * Resolves a line exactly as the prompt would: the same parser, the same refusals.
     *
     * @param commandLine a whole line with all inputs filled in
     */
    CommandVerdict check(String commandLine);
}
