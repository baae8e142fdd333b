package drsh.artifact;

import com.fasterxml.jackson.annotation.JsonValue;
import drsh.openpgp.MessageInfo;
import java.util.List;
import java.util.Locale;

/**
 * How a backup is encrypted.
 *
 * @param kind to whom
 * @param recipients the ids of the public keys it is encrypted to, 16 hexadecimal digits each
 */
public record Encryption(Kind kind, List<String> recipients) {

    /** Not at all. */
    public static final Encryption NONE = new Encryption(Kind.NONE, List.of());

    /** To whom a backup is encrypted. */
    public enum Kind {
        /** It is not. */
        NONE,
        /** To a passphrase. */
        PASSPHRASE,
        /** To public keys. */
        PUBLIC_KEY;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a message says of itself. */
    public static Encryption of(MessageInfo message) {
        return new Encryption(message.symmetric() ? Kind.PASSPHRASE : Kind.PUBLIC_KEY, message.recipients());
    }

    /** Whether there is any. */
    public boolean any() {
        return kind != Kind.NONE;
    }

    @Override
    public String toString() {
        return recipients.isEmpty() ? kind.toString() : kind + " " + String.join(", ", recipients);
    }
}
