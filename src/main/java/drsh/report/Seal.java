package drsh.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The last line of a report's file: a comment, in Markdown as in HTML, that names the session and the SHA-256 of every byte
 * before it. A file whose bytes do not match was written on since, or is somebody else's, and must be left as it is.
 */
final class Seal {

    /** What cannot stand in a comment, or would make two hyphens. */
    private static final String OTHER = "[^A-Za-z0-9]+";

    private final String session;

    Seal(String session) {
        this.session = session.replaceAll(OTHER, "-");
    }

    /** The bytes of a file with this text. */
    byte[] sealed(String text) {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] comment = comment(body);
        byte[] whole = Arrays.copyOf(body, body.length + comment.length);
        System.arraycopy(comment, 0, whole, body.length, comment.length);
        return whole;
    }

    /** Whether these are the bytes of a report of this session as they were written. */
    boolean isOn(byte[] content) {
        int body = content.length - comment(new byte[0]).length;
        return body >= 0
                && Arrays.equals(
                        Arrays.copyOfRange(content, body, content.length), comment(Arrays.copyOf(content, body)));
    }

    private byte[] comment(byte[] body) {
        String line = "<!-- written by drsh; session " + session + "; sha256 " + sha256(body) + " -->\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
