package drsh.session;

/**
 * A step that was left out.
 *
 * @param id of the step
 * @param name of the step
 * @param reason as the operator gave it
 */
public record SkippedStep(String id, String name, String reason) {}
