package drsh.artifact;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.openpgp.EncryptedOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A few bytes encrypted and opened again, to know beforehand whether the keys work. */
public final class KeyTrial {

    private static final byte[] TEXT = "drsh\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] message;

    private KeyTrial(byte[] message) {
        this.message = message;
    }

    /**
     * Encrypts them.
     *
     * @param sealing one that encrypts
     * @throws DrshException (refused) when that fails
     */
    public static KeyTrial of(Sealing sealing) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (EncryptedOutput out = sealing.seal(sealed)) {
            out.write(TEXT);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "Nothing can be encrypted to " + sealing.encryption(),
                    "look at encryption.recipients in drsh.yml",
                    e);
        }
        return new KeyTrial(sealed.toByteArray());
    }

    /**
     * Opens them.
     *
     * @throws DrshException (refused) when no key does
     */
    public void requireOpenedBy(Keys keys) {
        try (InputStream in = keys.open(new ByteArrayInputStream(message))) {
            if (!Arrays.equals(in.readAllBytes(), TEXT)) {
                throw new IOException("something else came out");
            }
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.REFUSED,
                    "What was encrypted for a trial is not opened again",
                    "look at the keys of encryption in drsh.yml",
                    e);
        }
    }
}
