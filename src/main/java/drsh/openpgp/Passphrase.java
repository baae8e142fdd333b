package drsh.openpgp;

import drsh.command.DrshException;

/** A passphrase. It is never shown: {@link #toString()} hides it. */
public final class Passphrase {

    private final char[] text;

    private Passphrase(char[] text) {
        this.text = text;
    }

    /**
     * A copy of the characters; {@code gpg} sees them as UTF-8.
     *
     * @throws DrshException (refused) when there are none
     */
    public static Passphrase of(char[] text) {
        if (text.length == 0) {
            throw DrshException.refused(
                    "The passphrase is empty",
                    "look at encryption.passphrase-file or encryption.passphrase-command in drsh.yml");
        }
        return new Passphrase(text.clone());
    }

    char[] text() {
        return text.clone();
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
