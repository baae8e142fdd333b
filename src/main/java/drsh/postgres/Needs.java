package drsh.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dump needs of the server that it is restored into, as its own script says. Only what pg_dump itself writes
 * around its objects counts: the body of a function may say anything.
 *
 * @param extensions the extensions that it creates
 * @param roles the owners of its objects, and the roles that it grants something to
 */
public record Needs(Set<String> extensions, Set<String> roles) {

    private static final Pattern HEADER = Pattern.compile(
            "-- (?:Data for )?Name: (.*); Type: ([A-Z ]+); Schema: .*?; Owner: (.*?)(?:; Tablespace: .*)?");
    private static final String NAME = "(\"(?:[^\"]|\"\")*\"|[^\\s;\",]+)";
    private static final Pattern GRANTEE = Pattern.compile("GRANT .* TO " + NAME + "(?: WITH GRANT OPTION)?;");
    private static final Pattern GRANTOR = Pattern.compile("SET SESSION AUTHORIZATION " + NAME + ";");
    private static final Pattern DEFAULTS = Pattern.compile("ALTER DEFAULT PRIVILEGES FOR ROLE " + NAME + " .*");
    private static final Pattern GRANTED_BY_DEFAULT =
            Pattern.compile("ALTER DEFAULT PRIVILEGES .* TO " + NAME + "(?: WITH GRANT OPTION)?;");

    private static final Set<String> NOBODY = Set.of("", "-");
    private static final Set<String> EVERYBODY = Set.of("PUBLIC", "CURRENT_USER", "SESSION_USER", "CURRENT_ROLE");

    /**
     * Reads the script up to its first data. What a plain dump grants stands behind that.
     *
     * @param script not closed
     */
    public static Needs ofBeginning(InputStream script) throws IOException {
        Needs needs = new Needs(new TreeSet<>(), new TreeSet<>());
        BufferedReader lines = new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8));
        String type = "";
        for (String line = lines.readLine(); line != null && !type.equals("TABLE DATA"); line = lines.readLine()) {
            type = needs.see(line, type);
        }
        return needs;
    }

    /** What a whole script of pg_restore needs. */
    static Needs of(String script) {
        try {
            return ofBeginning(new java.io.ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the type of the object that the next line belongs to */
    private String see(String line, String type) {
        if (line.startsWith("-- ")) {
            Matcher header = HEADER.matcher(line);
            return header.matches() ? begin(header) : type;
        }
        if (type.equals("ACL")) {
            add(GRANTEE, line);
            add(GRANTOR, line);
        } else if (type.equals("DEFAULT ACL")) {
            add(DEFAULTS, line);
            add(GRANTED_BY_DEFAULT, line);
        }
        return type;
    }

    private String begin(Matcher header) {
        String type = String.valueOf(header.group(2));
        String owner = String.valueOf(header.group(3)).strip();
        if (type.equals("EXTENSION")) {
            extensions.add(String.valueOf(header.group(1)));
        } else if (!NOBODY.contains(owner)) {
            roles.add(owner);
        }
        return type;
    }

    private void add(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.matches()) {
            String name = String.valueOf(matcher.group(1));
            if (!EVERYBODY.contains(name)) {
                roles.add(GlobalsStatement.unquote(name));
            }
        }
    }
}
