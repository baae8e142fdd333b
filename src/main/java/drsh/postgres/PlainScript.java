package drsh.postgres;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plain dump to its end. psql runs a script that was cut in the middle of its data with exit code 0, and commits
 * what there is: only the script's own last words tell that it is whole.
 */
public final class PlainScript {

    private static final String HEADER = "-- PostgreSQL database dump";
    private static final String TRAILER = "-- PostgreSQL database dump complete";
    private static final String RESTRICT = "\\restrict ";
    private static final String UNRESTRICT = "\\unrestrict ";
    private static final String VERSION = "-- Dumped from database version ";

    /** Only in a script of {@code pg_dump --verbose}. */
    private static final String STARTED = "-- Started on ";

    private static final Pattern ENTRY = Pattern.compile("-- (?:Data for )?Name: .*; Type: ([A-Z ]+); Schema: .*");
    private static final int BUFFER = 1 << 18;

    /** Longer lines are data; all that matters stands in short ones. */
    private static final int LINE = 1024;

    private final byte[] line = new byte[LINE];
    private final Map<String, Long> types = new HashMap<>();
    private int length;
    private boolean copying;
    private boolean header;
    private boolean restricted;
    private boolean complete;
    private boolean unrestricted;
    private boolean carriageReturns;
    private @Nullable Integer version;
    private @Nullable String started;

    /** Has read nothing yet. */
    public PlainScript() {}

    /**
     * Reads a script to its end.
     *
     * @return what it says it holds
     * @throws DrshException (verification failed) when it is cut off, spoilt, or no script of pg_dump
     */
    public static Listing readThrough(InputStream in) throws IOException {
        PlainScript script = new PlainScript();
        script.watching(in).transferTo(OutputStream.nullOutputStream());
        return script.end();
    }

    /** The same stream, looked at while somebody else reads it. */
    public InputStream watching(InputStream in) {
        return new FilterInputStream(in) {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                look(bytes, offset, count);
                return count;
            }

            @Override
            public long skip(long count) throws IOException {
                return Math.max(0, read(new byte[(int) Math.min(count, BUFFER)]));
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    /**
     * Says what the script holds, once all of it was read.
     *
     * @throws DrshException (verification failed) as {@link #readThrough}
     */
    public Listing end() {
        endLine();
        requireWhole();
        int entries = types.values().stream().mapToInt(Long::intValue).sum();
        return new Listing(null, version, started, entries, Structure.ofTypes(types));
    }

    private void look(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (bytes[i] == '\n') {
                endLine();
            } else if (length < LINE) {
                line[length++] = bytes[i];
            }
        }
    }

    private void endLine() {
        if (copying) {
            copying = !(length == 2 && line[0] == '\\' && line[1] == '.');
        } else if (length > 0) {
            see(new String(line, 0, length, StandardCharsets.UTF_8));
        }
        length = 0;
    }

    private void see(String text) {
        switch (text.charAt(0)) {
            case '-' -> comment(text);
            case '\\' -> {
                restricted |= text.startsWith(RESTRICT);
                unrestricted |= text.startsWith(UNRESTRICT);
            }
            case 'C' -> copying = text.startsWith("COPY ") && text.endsWith(" FROM stdin;");
            default -> {
                // A statement: psql will see to it.
            }
        }
    }

    private void comment(String text) {
        carriageReturns |= text.endsWith("\r");
        if (text.startsWith(HEADER)) {
            header = true;
            complete |= text.equals(TRAILER);
        } else if (text.startsWith(VERSION)) {
            version = Listing.version(text.substring(VERSION.length()));
        } else if (text.startsWith(STARTED)) {
            started = text.substring(STARTED.length());
        } else {
            Matcher entry = ENTRY.matcher(text);
            if (entry.matches()) {
                types.merge(entry.group(1), 1L, Long::sum);
            }
        }
    }

    private void requireWhole() {
        if (!header) {
            throw damaged("it is no plain dump of pg_dump");
        }
        if (carriageReturns) {
            throw damaged("a terminal has put carriage returns into it (docker exec without -T)");
        }
        if (copying || !complete || restricted != unrestricted) {
            throw damaged("it was cut off: the line '" + (complete ? UNRESTRICT.strip() : TRAILER) + "' is missing");
        }
    }

    private static DrshException damaged(String how) {
        return new DrshException(Outcome.UNVERIFIED, how, "use another backup ('backup list')");
    }
}
