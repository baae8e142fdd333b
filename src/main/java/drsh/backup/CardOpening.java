package drsh.backup;

import static drsh.backup.CardShell.digest;
import static drsh.backup.CardShell.fed;
import static drsh.backup.CardShell.quote;

import drsh.artifact.Artifact;
import drsh.artifact.Encryption;
import drsh.artifact.Layer;
import drsh.command.Amounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps that every backup begins with: name it, compare it with its digest, take its layers off. They leave
 * {@code $DATA} and {@code $ROLES} as files that are their own content.
 */
final class CardOpening {

    private static final String FOLDER = "T=$(mktemp -d)";

    private final CardSteps steps;
    private final Manifest manifest;

    CardOpening(CardSteps steps, Manifest manifest) {
        this.steps = steps;
        this.manifest = manifest;
    }

    /** Writes the steps. */
    void write() {
        name();
        check();
        if (layered()) {
            open();
        }
    }

    /** Whether there are copies on the host to be removed at the end. */
    boolean layered() {
        Artifact roles = roles();
        return !manifest.data().layers().isEmpty()
                || (roles != null && !roles.layers().isEmpty());
    }

    /** The file of roles that is needed: a volume brings its own along. */
    private @Nullable Artifact roles() {
        return manifest.method() == Method.VOLUME ? null : manifest.globals();
    }

    private void name() {
        Artifact roles = roles();
        List<String> lines = new ArrayList<>(List.of(
                ": \"${F:?paste the block under 'First' before this one}\"",
                "export COMPOSE_PROJECT_NAME=" + quote(manifest.source().stack()),
                "DATA=\"$B/\"" + quote(manifest.data().file())));
        if (roles != null) {
            lines.add("ROLES=\"$B/\"" + quote(roles.file()));
        }
        steps.step("Name it").block(lines);
    }

    private void check() {
        List<String> digests = manifest.artifacts().stream()
                .map(artifact -> digest(artifact.sha256(), "./" + artifact.file()))
                .toList();
        steps.step("Check it")
                .say("Each line of the answer has to end with `OK`. If not, this backup is damaged: take another.")
                .block(fed("(cd \"$B\" && sha256sum -c)", digests));
    }

    private void open() {
        steps.step("Open it").say(words()).block(FOLDER);
        List<String> digests = new ArrayList<>();
        layers(manifest.data(), "DATA", "data", digests);
        Artifact roles = roles();
        if (roles != null) {
            layers(roles, "ROLES", "roles.sql", digests);
        }
        steps.say("What came out is what once went in:").block(fed("(cd \"$T\" && sha256sum -c)", digests));
    }

    private String words() {
        String free = "This writes the content to a new folder under `/tmp`, where only you can read it. It needs "
                + Amounts.size(2 * manifest.data().contentSize()) + "; set `TMPDIR` for another disk.";
        return switch (manifest.encryption().kind()) {
            case NONE -> free;
            case PASSPHRASE -> free + " `gpg` asks for the passphrase.";
            case PUBLIC_KEY ->
                free + " `gpg` needs the secret key of "
                        + String.join(" or ", manifest.encryption().recipients()) + " (`gpg --import FILE`).";
        };
    }

    /** A block for each layer: gpg asks at the terminal, and would take further lines for the answer. */
    private void layers(Artifact artifact, String variable, String content, List<String> digests) {
        List<Layer> layers = artifact.layers();
        String from = "\"$" + variable + "\"";
        for (int i = 0; i < layers.size(); i++) {
            String to = "\"$T\"/" + content + Layer.endings(layers.subList(i + 1, layers.size()));
            List<String> lines = new ArrayList<>(List.of(line(layers.get(i), from, to)));
            if (i > 0) {
                lines.add("rm " + from);
            }
            if (i == layers.size() - 1) {
                lines.add(variable + "=" + to);
                digests.add(digest(artifact.contentSha256(), "./" + content));
            }
            steps.block(lines);
            from = to;
        }
    }

    /** What a layer is, for the title of a section. */
    static String words(Layer layer, Encryption.Kind kind) {
        return switch (layer) {
            case OPENPGP ->
                kind == Encryption.Kind.PASSPHRASE ? "encrypted to a passphrase" : "encrypted to a public key";
            case GZIP -> "compressed by gzip";
            case ZSTD -> "compressed by zstd";
        };
    }

    private static String line(Layer layer, String from, String to) {
        return switch (layer) {
            case OPENPGP -> "gpg --output " + to + " --decrypt " + from;
            case GZIP -> "gunzip -c " + from + " >" + to;
            case ZSTD -> "zstd -d -o " + to + " " + from;
        };
    }
}
