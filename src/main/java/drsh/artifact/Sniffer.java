package drsh.artifact;

import drsh.command.DrshException;
import drsh.openpgp.MessageInfo;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is from its first bytes: a name is only a name. */
public final class Sniffer {

    /** Enough for the first lines of a plain dump and the packets before the data of a message. */
    private static final int HEAD = 16 * 1024;

    private static final int MOST_LAYERS = 4;

    /** Where and what the magic of POSIX tar is (POSIX.1-1988, ustar). */
    private static final int USTAR_AT = 257;

    private Sniffer() {}

    /**
     * Looks at a file.
     *
     * @param opener takes encryption off, or null to leave it
     * @throws DrshException when no key opens it
     */
    public static Sniffed sniff(InputStream file, @Nullable Opener opener) throws IOException {
        List<Layer> layers = new ArrayList<>();
        Encryption encryption = Encryption.NONE;
        BufferedInputStream content = new BufferedInputStream(file, HEAD);
        while (true) {
            byte[] head = head(content, layers.isEmpty());
            Optional<Layer> layer = layers.size() < MOST_LAYERS ? layer(head) : Optional.empty();
            if (layer.isEmpty()) {
                return new Sniffed(List.copyOf(layers), encryption, form(head));
            }
            if (layer.get() == Layer.OPENPGP) {
                encryption = message(head).map(Encryption::of).orElse(encryption);
            }
            layers.add(layer.get());
            if (layer.get() == Layer.OPENPGP && opener == null) {
                return new Sniffed(List.copyOf(layers), encryption, Form.SEALED);
            }
            InputStream opened = open(layer.get(), content, opener);
            if (opened == null) {
                return new Sniffed(List.copyOf(layers), encryption, Form.UNKNOWN);
            }
            content = new BufferedInputStream(opened, HEAD);
        }
    }

    private static @Nullable InputStream open(Layer layer, InputStream in, @Nullable Opener opener) {
        try {
            return layer.open(in, opener == null ? message -> message : opener);
        } catch (IOException e) {
            // A header that is no header: what follows cannot be known.
            return null;
        }
    }

    /** Damage further behind must not hide what the beginning says; of a disk that cannot be read there is none. */
    private static byte[] head(BufferedInputStream in, boolean file) throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        in.mark(HEAD);
        try {
            int read = in.read(head, length, HEAD - length);
            while (read > 0) {
                length += read;
                read = length < HEAD ? in.read(head, length, HEAD - length) : -1;
            }
        } catch (IOException | DrshException e) {
            if (length == 0 && (file || e instanceof DrshException)) {
                throw e;
            }
        }
        in.reset();
        return Arrays.copyOf(head, length);
    }

    private static Optional<Layer> layer(byte[] head) {
        if (begins(head, 0x1f, 0x8b)) {
            return Optional.of(Layer.GZIP);
        }
        if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return Optional.of(Layer.ZSTD);
        }
        return message(head).map(found -> Layer.OPENPGP);
    }

    private static Optional<MessageInfo> message(byte[] head) {
        return MessageInfo.peek(new ByteArrayInputStream(head));
    }

    private static Form form(byte[] head) {
        if (head.length == 0) {
            return Form.EMPTY;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PGDMP")) {
            return everyLineFeedHasACarriageReturn(head) ? Form.MANGLED : Form.CUSTOM;
        }
        if (text.startsWith("ustar", USTAR_AT)) {
            return Form.TAR;
        }
        if (text.contains("-- PostgreSQL database dump\r\n")) {
            return Form.MANGLED;
        }
        return text.contains("-- PostgreSQL database dump\n") ? Form.SQL : Form.UNKNOWN;
    }

    /**
     * The definitions at the beginning of an archive have line feeds of their own. pg_restore reads a spoilt archive to
     * its end, finds nothing in it, and is content.
     */
    private static boolean everyLineFeedHasACarriageReturn(byte[] head) {
        int feeds = 0;
        for (int i = 1; i < head.length; i++) {
            if (head[i] == '\n') {
                feeds++;
                if (head[i - 1] != '\r') {
                    return false;
                }
            }
        }
        return feeds > 2;
    }

    private static boolean begins(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
