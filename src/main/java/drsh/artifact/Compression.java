package drsh.artifact;

import com.github.luben.zstd.ZstdOutputStream;
import drsh.command.DrshException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * How something is compressed: {@code none}, {@code gzip:6}, {@code zstd:1} or {@code lz4:1}.
 *
 * @param kind the method
 * @param level as the method counts it; 0 for none
 */
public record Compression(Kind kind, int level) {

    /** Not at all. */
    public static final Compression NONE = new Compression(Kind.NONE, 0);

    private static final Pattern FORM = Pattern.compile("(none|gzip|zstd|lz4)(?::(\\d{1,2}))?");
    private static final int BUFFER = 1 << 18;

    /** A method of compression, with the levels that its own tool takes and the one that costs least time. */
    public enum Kind {
        /** None. */
        NONE(0, 0, 0),
        /** Everywhere; slow. */
        GZIP(1, 9, 1),
        /** Fast; inside a dump from PostgreSQL 16 on. */
        ZSTD(1, 19, 1),
        /** Fast and weak; only inside a dump, from PostgreSQL 16 on. */
        LZ4(1, 12, 1);

        private final int lowest;
        private final int highest;
        private final int usual;

        Kind(int lowest, int highest, int usual) {
            this.lowest = lowest;
            this.highest = highest;
            this.usual = usual;
        }
    }

    /** With the level that costs least time. */
    public static Compression of(Kind kind) {
        return new Compression(kind, kind.usual);
    }

    /**
     * Reads one as it is typed.
     *
     * @throws DrshException (usage) when it is none, or the level is out of range
     */
    public static Compression parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw DrshException.usage(
                    "'" + text + "' is no compression",
                    "write none, gzip:1 to gzip:9, zstd:1 to zstd:19 or lz4:1 to lz4:12");
        }
        Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        int level = matcher.group(2) == null ? kind.usual : Integer.parseInt(matcher.group(2));
        if (level < kind.lowest || level > kind.highest) {
            throw DrshException.usage(
                    "'" + text + "' has no such level",
                    kind == Kind.NONE ? "write none" : "choose from " + kind.lowest + " to " + kind.highest);
        }
        return new Compression(kind, level);
    }

    /**
     * The layer that this is around a file, where it is one.
     *
     * @throws DrshException (usage) for what only works inside a dump
     */
    public Optional<Layer> layer() {
        return switch (kind) {
            case NONE -> Optional.empty();
            case GZIP -> Optional.of(Layer.GZIP);
            case ZSTD -> Optional.of(Layer.ZSTD);
            case LZ4 ->
                throw DrshException.usage(
                        "lz4 compresses only inside a dump of the custom format", "choose zstd, gzip or none");
        };
    }

    /** Puts the layer around a stream. Closing the result ends the layer, and closes that stream. */
    OutputStream around(OutputStream out) throws IOException {
        return switch (kind) {
            case GZIP -> new Gzip(out, level);
            // A checksum in the frame: zstd itself finds a flipped bit then.
            case ZSTD -> new ZstdOutputStream(out, level).setChecksum(true);
            case NONE, LZ4 -> out;
        };
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + (kind == Kind.NONE ? "" : ":" + level);
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }
    }
}
