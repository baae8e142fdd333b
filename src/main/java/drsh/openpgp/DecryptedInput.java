package drsh.openpgp;

import drsh.command.DrshException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.jspecify.annotations.Nullable;

/**
 * What was encrypted, from an OpenPGP message, binary or armored, compressed or not.
 *
 * <p><strong>The end of the stream is the proof:</strong> it comes only when the message is as it was written and
 * nothing follows it. Damage is often found only there, when most of the bytes were handed out already, so they are not
 * to be used before.
 *
 * <p>Reading throws {@link DrshException} (unverified) when the message is damaged, cut off or followed by something,
 * and goes on throwing it; what the underlying stream throws passes through as it is. At most a few MiB are in memory.
 * Closing closes the underlying stream. Not for several threads.
 */
public final class DecryptedInput extends InputStream {

    private final Source source;
    private final Envelope envelope;
    private final Contents contents;
    private @Nullable DrshException damage;
    private boolean ended;

    private DecryptedInput(Source source, Envelope envelope, PGPSessionKey key) throws IOException, PGPException {
        this.source = source;
        this.envelope = envelope;
        this.contents = Contents.of(envelope.open(key));
    }

    /**
     * Opens a message with whatever of the keys fits. The underlying stream stays open when that fails.
     *
     * @throws DrshException (refused) when nothing fits, saying what would, or a secret key file cannot be read;
     *     (unverified) when the message is damaged
     * @throws IOException what the underlying stream throws
     */
    public static DecryptedInput open(InputStream in, DecryptionKeys keys) throws IOException {
        Source source = new Source(in);
        return Damage.found(source, () -> {
            Envelope envelope = Envelope.read(source);
            return new DecryptedInput(source, envelope, new KeySearch(envelope, keys).found());
        });
    }

    /**
     * Opens a message with the key it was written with, see {@link EncryptedOutput#sessionKey()}.
     *
     * @throws DrshException (unverified) when the message is damaged, or another one
     * @throws IOException what the underlying stream throws
     */
    public static DecryptedInput open(InputStream in, SessionKey key) throws IOException {
        Source source = new Source(in);
        return Damage.found(source, () -> {
            Envelope envelope = Envelope.read(source);
            if (!envelope.accepts(key.key())) {
                throw Damage.of("the key it was written with does not open it");
            }
            return new DecryptedInput(source, envelope, key.key());
        });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (damage != null) {
            throw damage;
        }
        if (length == 0) {
            return 0;
        }
        try {
            return ended ? -1 : Damage.found(source, () -> readOrEnd(bytes, offset, length));
        } catch (DrshException e) {
            damage = e;
            throw e;
        }
    }

    private int readOrEnd(byte[] bytes, int offset, int length) throws IOException {
        int read = contents.literal().read(bytes, offset, length);
        if (read < 0) {
            contents.requireEnd();
            envelope.requireEnd();
            ended = true;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
