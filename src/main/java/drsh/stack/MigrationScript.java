package drsh.stack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A migration of the application's code.
 *
 * @param name the name of its folder
 * @param checksums the SHA-256 of its script in hexadecimal, first as it is, then with the line ends of other systems:
 *     Prisma takes a script that differs in nothing else for the same
 */
public record MigrationScript(String name, Set<String> checksums) {

    static MigrationScript of(String name, byte[] script) {
        Set<String> checksums = new LinkedHashSet<>();
        checksums.add(sha256(script));
        // ISO 8859-1 keeps every byte as it is.
        String lines = new String(script, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        for (String variant : List.of(lines, lines.replace("\n", "\r\n"))) {
            checksums.add(sha256(variant.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return new MigrationScript(name, checksums);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
