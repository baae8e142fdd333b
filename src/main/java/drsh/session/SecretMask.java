package drsh.session;

import java.util.regex.Pattern;

/** Keeps what looks like a secret out of a text that is kept. It would rather hide a word too many. */
final class SecretMask {

    private static final String MASK = "***";

    /** The password of an address such as {@code postgres://user:password@host}. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\b[a-z][a-z0-9+.-]*://[^\\s:/@]*:)[^\\s/]+(?=@)", Pattern.CASE_INSENSITIVE);

    /** {@code password=…}, {@code "token": "…"}, {@code --passphrase …} and SQL's {@code PASSWORD '…'}. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "((?:password|passwd|passphrase|secret|token|api[_-]?key)[\\w-]*[\"']?(?:\\s*[=:]\\s*|\\s+(?=['\"])))"
                    + "(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*+'?|[^\\s,;&}]+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OPTION = Pattern.compile(
            "(--[\\w-]*(?:password|passphrase|secret|token)[\\w-]*\\s+)(?![-'\"])\\S+", Pattern.CASE_INSENSITIVE);

    private SecretMask() {}

    static String mask(String text) {
        String masked = ADDRESS.matcher(text).replaceAll("$1" + MASK);
        masked = ASSIGNMENT.matcher(masked).replaceAll("$1" + MASK);
        return OPTION.matcher(masked).replaceAll("$1" + MASK);
    }
}
