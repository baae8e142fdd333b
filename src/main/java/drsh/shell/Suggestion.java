package drsh.shell;

/**
 * A value that completion offers.
 *
 * @param value what is inserted
 * @param description what is shown beside it, may be empty
 */
record Suggestion(String value, String description) {}
