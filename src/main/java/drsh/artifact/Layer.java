package drsh.artifact;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** What can lie around the content of a file. */
public enum Layer {
    /** An OpenPGP message. */
    OPENPGP(".gpg"),
    /** As gzip writes it. */
    GZIP(".gz"),
    /** As zstd writes it. */
    ZSTD(".zst");

    private final String ending;

    Layer(String ending) {
        this.ending = ending;
    }

    /** What a file's name ends with, such as {@code .gpg}. */
    public String ending() {
        return ending;
    }

    /** The endings of layers in a file's name, innermost first: {@code .gz.gpg}. */
    public static String endings(List<Layer> layers) {
        StringBuilder endings = new StringBuilder();
        for (int i = layers.size() - 1; i >= 0; i--) {
            endings.append(layers.get(i).ending);
        }
        return endings.toString();
    }

    /** Takes this layer off. */
    InputStream open(InputStream in, Opener opener) throws IOException {
        return switch (this) {
            case OPENPGP -> opener.open(in);
            case GZIP -> new GzipInput(in);
            case ZSTD -> new ZstdInputStream(in);
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
