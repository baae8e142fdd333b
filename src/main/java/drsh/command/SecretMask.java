package drsh.command;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Knows what looks like a secret, and keeps it out of a text that is kept. It would rather hide a word too many.
 *
 * <p>Everything in the patterns that could be read twice is bounded, so that no text takes more than linear time.
 */
public final class SecretMask {

    private static final String MASK = "***";

    /** A private key as PEM or OpenPGP writes it, to its end or that of the text. */
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "(-----BEGIN (?:[A-Z]{1,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----)(.+?)(?=-----END|\\z)", Pattern.DOTALL);

    /**
     * The password of an address such as {@code postgres://user:password@host}, up to the last {@code @}: it can hold one
     * itself, or a slash. {@code http://host:3000/…} has a port there.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "((?<![a-z0-9+.-])(?!https?://[^\\s:/@]{0,80}:\\d{1,5}[/?#])[a-z][a-z0-9+.-]{0,20}://[^\\s:/@]{0,80}:)"
                    + "(\\S{1,1000})(?=@)",
            Pattern.CASE_INSENSITIVE);

    /** {@code Authorization: Basic …}, the header of a request. */
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(authorization[\"']?\\s{0,8}[=:]\\s{0,8}[\"']?(?:basic|bearer|token)\\s{1,8})([^\\s\"',;]+)",
            Pattern.CASE_INSENSITIVE);

    /** {@code password=…}, {@code "token": "…"} and SQL's {@code PASSWORD '…'}. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "((?:password|passwd|passphrase|secret|token|api[_-]?key)[\\w-]{0,40}[\"']?"
                    + "(?:\\s{0,8}[=:]\\s{0,8}|\\s{1,8}(?=e?['\"])))"
                    + "(\"(?:[^\"\\\\]|\\\\.)*+\"?|e'(?:[^'\\\\]|\\\\.|'')*+'?|'[^']*+(?:''[^']*+)*+'?|[^\\s,;&}]+)",
            Pattern.CASE_INSENSITIVE);

    /** {@code --passphrase …}. */
    private static final Pattern OPTION = Pattern.compile(
            "(--[\\w-]{0,20}(?:password|passphrase|secret|token)[\\w-]{0,20}\\s{1,8})((?![-'\"])\\S+)",
            Pattern.CASE_INSENSITIVE);

    /** The tokens of well-known services, which need no name in front of them. */
    private static final Pattern KNOWN_FORM =
            Pattern.compile("(\\bAKIA|\\bgh[pousr]_|\\bxox[baprs]-|\\bAGE-SECRET-KEY-|\\bBearer\\s)([\\w.~+/=-]{16,})");

    private static final List<Pattern> ALL =
            List.of(PRIVATE_KEY, ADDRESS, AUTHORIZATION, ASSIGNMENT, OPTION, KNOWN_FORM);

    private SecretMask() {}

    /**
     * A piece of a line that looks like a secret.
     *
     * @param before what it was recognised by, such as {@code PGPASSWORD=}; holds no secret
     * @param value the secret itself: not to be shown
     * @param start where {@code before} starts in the line
     */
    public record Suspect(String before, String value, int start) {

        @Override
        public String toString() {
            return before + MASK;
        }
    }

    /** The text with {@code ***} in place of whatever looks like a secret. */
    public static String mask(String text) {
        String masked = text;
        for (Pattern pattern : ALL) {
            masked = pattern.matcher(masked).replaceAll("$1" + MASK);
        }
        return masked;
    }

    /** Whatever looks like a secret in one line. */
    public static List<Suspect> suspects(String line) {
        return ALL.stream()
                .flatMap(pattern -> pattern.matcher(line).results())
                .map(found -> new Suspect(found.group(1), found.group(2), found.start()))
                .toList();
    }
}
