package drsh.openpgp;

import java.util.Locale;

/** Key ids as {@code gpg --keyid-format long} shows them. */
final class KeyId {

    /** What a message says in place of the id when its sender hid the recipients ({@code gpg --throw-keyids}). */
    static final String HIDDEN = text(0);

    private KeyId() {}

    /** 16 upper-case hexadecimal digits. */
    static String text(long id) {
        return String.format(Locale.ROOT, "%016X", id);
    }
}
