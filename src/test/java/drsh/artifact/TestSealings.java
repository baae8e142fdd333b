package drsh.artifact;

import drsh.openpgp.DecryptionKeys;
import drsh.openpgp.Passphrase;
import drsh.openpgp.PublicKeys;
import drsh.openpgp.SecretKeys;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A passphrase and a pair of keys for tests. The keys are in files among the resources; nothing real is encrypted to them. */
public final class TestSealings {

    /** The id of the subkey that is encrypted to. */
    public static final String KEY_ID = "951D6DDF5BA379D0";

    private static final Instant VALID = Instant.parse("2026-01-11T02:00:01Z");

    private TestSealings() {}

    /** To the passphrase that {@link #passphrase} knows. */
    public static Sealing toPassphrase() {
        return new Sealing.ToPassphrase(Passphrase.of("open sesame".toCharArray()));
    }

    /** To the key that {@link #secretKey} has. */
    public static Sealing toRecipient() {
        return new Sealing.ToRecipients(PublicKeys.read(List.of(file("public.asc")), VALID));
    }

    /** A host that knows the passphrase and no secret key. */
    public static Keys passphrase() {
        return knowing("open sesame");
    }

    /** A host that knows another passphrase. */
    public static Keys knowing(String passphrase) {
        return new Keys(
                new DecryptionKeys(() -> Optional.of(Passphrase.of(passphrase.toCharArray())), SecretKeys.none()));
    }

    /** A host that has the secret key and knows no passphrase. */
    public static Keys secretKey() {
        return new Keys(new DecryptionKeys(Optional::empty, SecretKeys.read(List.of(file("secret.asc")))));
    }

    /** A host without any key. */
    public static Keys none() {
        return new Keys(new DecryptionKeys(Optional::empty, SecretKeys.none()));
    }

    /** The files {@code public.asc} and {@code secret.asc}. */
    public static List<Path> files() {
        return List.of(file("public.asc"), file("secret.asc"));
    }

    private static Path file(String name) {
        URL url = Objects.requireNonNull(TestSealings.class.getResource("/drsh/backup/" + name));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
