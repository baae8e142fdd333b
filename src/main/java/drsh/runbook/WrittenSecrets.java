package drsh.runbook;

import drsh.command.SecretMask;
import drsh.command.SecretMask.Suspect;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds secrets in what people write for others to read. A runbook speaks about passwords all the time: a placeholder, a
 * variable, the name of a file and a plain sentence are no secret.
 */
final class WrittenSecrets {

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN (?:[A-Z]{1,10} ){0,2}PRIVATE KEY");

    private static final Pattern NAME = Pattern.compile("password|passwd|passphrase|secret|token|api[_-]?key");

    /** A name that says that its value is not the secret itself. */
    private static final Pattern NAMES_ANOTHER_THING =
            Pattern.compile(".*(?:file|path|command|cmd|fd|name|id|env|variable|length|type|less)", Pattern.DOTALL);

    /** What stands for a value: a variable, brackets, dots, capitals, or a word that nobody takes for the real one. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "|[$<{%\\[(].*|[*.…xX_?•-]+|[A-Z][A-Z_ -]*\\d?|.*EXAMPLE.*|(?i:pass(?:word|wd|phrase)?|pwd?|secret|token|value"
                    + "|(?:your|my|the|some)[-_ ].*|example.*|change-?me|redacted|hidden|placeholder|none|null|true|false)");

    /** The words that follow "password" in a sentence. */
    private static final Pattern SENTENCE = Pattern.compile(
            "is|are|was|and|or|not|in|on|of|to|for|with|as|at|it|from|by|that|which|the|a|an|has|will|must|may|can|if|when"
                    + "|option|see|ask");

    /** What may stand before a key that begins its line. */
    private static final Pattern LINE_START = Pattern.compile("[\\s>*\"'`{|-]*(?:export\\s+)?[\\w.-]*");

    /** What may follow a value that ends its line. */
    private static final Pattern LINE_END = Pattern.compile("[\\s\"'`,;}|\\\\]*(?:#.*)?");

    /** Longer lines are no writing of people; what follows is looked at no more. */
    private static final int LONGEST = 4000;

    private WrittenSecrets() {}

    /** By what a secret in a line is recognised, such as {@code PGPASSWORD=}; never the secret. */
    static Optional<String> in(String whole) {
        String line = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
        if (PRIVATE_KEY.matcher(line).find()) {
            return Optional.of("PRIVATE KEY");
        }
        return SecretMask.suspects(line).stream()
                .filter(suspect -> isReal(suspect, line))
                .map(suspect -> suspect.before().strip())
                .findFirst();
    }

    /** Whether an input of this name would take a secret. */
    static boolean isNameOfSecret(String name) {
        return NAME.matcher(name).find() && !NAMES_ANOTHER_THING.matcher(name).matches();
    }

    private static boolean isReal(Suspect suspect, String line) {
        String value = suspect.value().replaceAll("^[\"'`]+|[\"'`.,;:!?)*]+$", "");
        String name = suspect.before().toLowerCase(Locale.ROOT).replaceAll("[\"'\\s=:]+$", "");
        if (PLACEHOLDER.matcher(value).matches()
                || NAMES_ANOTHER_THING.matcher(name).matches()) {
            return false;
        }
        String before = suspect.before();
        if (!Character.isWhitespace(before.charAt(before.length() - 1))
                || before.strip().endsWith("=")) {
            return true;
        }
        if (before.startsWith("--")) {
            return !SENTENCE.matcher(value).matches();
        }
        return before.strip().endsWith(":") ? isAssignment(suspect, line) : isSql(before, value);
    }

    /** {@code key: value} is one where nothing else stands on the line, or the key is in quotes. */
    private static boolean isAssignment(Suspect suspect, String line) {
        int end = suspect.start() + suspect.before().length() + suspect.value().length();
        boolean alone = LINE_START.matcher(line.substring(0, suspect.start())).matches()
                && LINE_END.matcher(line.substring(end)).matches();
        return alone || suspect.before().strip().endsWith("\":");
    }

    private static boolean isSql(String before, String value) {
        return before.strip().equals("PASSWORD") && value.chars().noneMatch(Character::isWhitespace);
    }
}
