package drsh.openpgp;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file of keys, as {@code gpg --export} and {@code gpg --export-secret-keys} write it: binary, or any number of
 * armored blocks.
 */
record KeyFile(Path path, List<PGPPublicKeyRing> publicKeys, List<PGPSecretKeyRing> secretKeys) {

    /** A keyring of thousands of keys is smaller; what is larger is another file. */
    private static final int LARGEST = 1 << 24;

    private static final int PACKET = 0x80;

    /**
     * Reads a file.
     *
     * @param option the key in drsh.yml to look at
     * @throws DrshException (refused) when it cannot be read or holds no key
     */
    static KeyFile read(Path path, String option) {
        KeyFile file = new KeyFile(path, new ArrayList<>(), new ArrayList<>());
        try {
            file.add(bytes(path, option));
        } catch (IOException | RuntimeException e) {
            if (e instanceof DrshException refusal) {
                throw refusal;
            }
            // Damaged packets give exceptions of every kind.
            throw new DrshException(Outcome.REFUSED, path + " is damaged or holds no OpenPGP key", advice(option), e);
        }
        if (file.publicKeys.isEmpty() && file.secretKeys.isEmpty()) {
            throw DrshException.refused(path + " holds no OpenPGP key", advice(option));
        }
        return file;
    }

    private static byte[] bytes(Path path, String option) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            String next = "look at its owner and mode and at " + option + " in drsh.yml";
            throw Files.exists(path)
                    ? new DrshException(Outcome.REFUSED, "The key file " + path + " cannot be read", next, e)
                    : DrshException.refused(missing(path, option), next);
        }
    }

    /** Key files have an ending; what has none may be a passphrase that was written there by mistake. */
    private static String missing(Path path, String option) {
        return String.valueOf(path.getFileName()).contains(".")
                ? "The key file " + path + " is not there"
                : "A key file that " + option + " names is not there";
    }

    private static String advice(String option) {
        return "write it with 'gpg --export' or 'gpg --export-secret-keys', or look at " + option + " in drsh.yml";
    }

    /** The ids of the secret keys in it, to name them. */
    String secretKeyIds() {
        return secretKeys.stream()
                .map(ring -> KeyId.text(ring.getPublicKey().getKeyID()))
                .collect(Collectors.joining(", "));
    }

    private void add(byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        if (bytes.length > 0 && (bytes[0] & PACKET) != 0) {
            addPackets(in);
            return;
        }
        ArmoredInputStream blocks = new ArmoredInputStream(in);
        while (!blocks.isEndOfStream()) {
            addPackets(blocks);
        }
    }

    private void addPackets(InputStream in) throws IOException {
        BcPGPObjectFactory packets = new BcPGPObjectFactory(in);
        for (@Nullable Object found = packets.nextObject(); found != null; found = packets.nextObject()) {
            if (found instanceof PGPPublicKeyRing ring) {
                publicKeys.add(ring);
            } else if (found instanceof PGPSecretKeyRing ring) {
                secretKeys.add(ring);
            }
        }
    }
}
