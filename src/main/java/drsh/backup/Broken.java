package drsh.backup;

/**
 * A manifest that vouches for nothing.
 *
 * @param file its name, with the name of the storage before it where that is not the first
 * @param what what is wrong with it, a sentence
 */
public record Broken(String file, String what) {}
