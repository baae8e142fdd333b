package drsh.openpgp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;

/**
 * The inside of a message: the literal data, which {@code gpg} compresses unless it is told not to, and which may be
 * signed. Signatures are passed over: nobody here could say whose should count.
 */
final class Contents {

    /** {@code gpg} makes one layer of compression; a message of endless layers is an attack. */
    private static final int MOST_PACKETS = 16;

    private final InputStream decrypted;
    private final BCPGInputStream layer;
    private final InputStream literal;

    private Contents(InputStream decrypted, BCPGInputStream layer) throws IOException {
        this.decrypted = decrypted;
        this.layer = layer;
        this.literal = new PGPLiteralData(layer).getInputStream();
    }

    /** Reads up to the literal data. */
    static Contents of(InputStream decrypted) throws IOException, PGPException {
        BCPGInputStream layer = new BCPGInputStream(decrypted);
        for (int packet = 0; packet < MOST_PACKETS; packet++) {
            switch (layer.nextPacketTag()) {
                case PacketTags.LITERAL_DATA -> {
                    return new Contents(decrypted, layer);
                }
                case PacketTags.COMPRESSED_DATA ->
                    layer = new BCPGInputStream(new PGPCompressedData(layer).getDataStream());
                case PacketTags.MARKER, PacketTags.ONE_PASS_SIGNATURE -> layer.readPacket();
                default -> throw new IOException("no literal data");
            }
        }
        throw new IOException("too many packets before the literal data");
    }

    /** What was encrypted. */
    InputStream literal() {
        return literal;
    }

    /** Requires that nothing but signatures follows, and reads the rest: its integrity is known only at its end. */
    void requireEnd() throws IOException {
        int next = layer.nextPacketTag();
        if (next >= 0 && next != PacketTags.SIGNATURE) {
            throw new IOException("something follows the literal data");
        }
        decrypted.transferTo(OutputStream.nullOutputStream());
    }
}
