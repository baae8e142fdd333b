package drsh.restore;

/**
 * Something that needs attention although the work is done.
 *
 * @param what what was found
 * @param next what to do about it
 */
public record Remark(String what, String next) {}
