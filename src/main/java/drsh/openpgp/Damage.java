package drsh.openpgp;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.EOFException;
import java.io.IOException;
import org.bouncycastle.openpgp.PGPException;

/** What is said of a message that is not as it was written. */
final class Damage {

    private static final String NEXT = "use another backup or another copy of this one";

    private Damage() {}

    /** Something that reads a message. */
    interface Reading<T> {
        T read() throws IOException, PGPException;
    }

    /**
     * Reads, and takes everything that goes wrong for damage, except what the source itself threw.
     *
     * @throws DrshException (unverified) when the message is damaged
     * @throws IOException what the source threw
     */
    static <T> T found(Source source, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (DrshException e) {
            throw e;
        } catch (IOException | PGPException | RuntimeException e) {
            // The parsers of the library answer damage with exceptions of every kind.
            source.throwTrouble();
            throw new DrshException(Outcome.UNVERIFIED, "it is damaged: " + reason(e), NEXT, e);
        }
    }

    /** Not what was encrypted: a byte was changed or the end is missing. */
    static DrshException of(String how) {
        return new DrshException(Outcome.UNVERIFIED, "it is damaged: " + how, NEXT);
    }

    /** Whole, perhaps, but not to be read by drsh. */
    static DrshException unreadable(String why, String next) {
        return new DrshException(Outcome.UNVERIFIED, why, next);
    }

    /** Whole for all that is known: it is the key that is missing, or another one. */
    static DrshException noKey(String why, String next) {
        return DrshException.refused(why, next);
    }

    private static String reason(Exception e) {
        return e instanceof EOFException ? "its end is missing" : "what should be OpenPGP packets is something else";
    }
}
