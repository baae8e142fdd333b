package drsh.openpgp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;

/** The packets of a message that may be in text ({@code gpg --armor}). */
final class Armor {

    private static final String HEADER = "-----BEGIN PGP MESSAGE-----";
    private static final int LOOKED_AT = 256;
    private static final int PACKET = 0x80;

    private Armor() {}

    /** The packets, or empty when the beginning is neither a packet nor an armor of a message. */
    static Optional<InputStream> removed(Source source) throws IOException {
        byte[] beginning = source.ahead(LOOKED_AT);
        if (beginning.length > 0 && (beginning[0] & PACKET) != 0) {
            return Optional.of(source);
        }
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return text.stripLeading().startsWith(HEADER) ? Optional.of(new ArmoredInputStream(source)) : Optional.empty();
    }

    /** Whether nothing but line ends follows what was read. */
    static boolean ends(InputStream packets, Source source) throws IOException {
        if (packets.read() >= 0) {
            return false;
        }
        for (int one = source.read(); one >= 0; one = source.read()) {
            if (!Character.isWhitespace(one)) {
                return false;
            }
        }
        return true;
    }
}
