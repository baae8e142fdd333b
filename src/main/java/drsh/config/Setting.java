package drsh.config;

/**
 * One effective value.
 *
 * @param key as it is written in the file, with dots
 * @param value empty when it is found out from the compose file
 * @param source the file and line it comes from, or {@code default}
 */
public record Setting(String key, String value, String source) {

    static final String DEFAULT = "default";

    /** Whether nobody has set it. */
    public boolean setByNobody() {
        return source.equals(DEFAULT);
    }
}
