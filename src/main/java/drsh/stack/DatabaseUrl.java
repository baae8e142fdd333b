package drsh.stack;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A connection URL such as {@code postgresql://user:password@db:5432/reflectus?schema=public}.
 *
 * @param host the host, as it is called on the stack's network
 * @param port the port
 * @param user the role
 * @param password its password, empty where there is none
 * @param database the database, by default named as the role
 */
record DatabaseUrl(String host, int port, String user, String password, String database) {

    private static final int PORT = 5432;

    /** None where the text is no such URL, or names no user or host. */
    static Optional<DatabaseUrl> parse(String text) {
        try {
            URI uri = URI.create(text.strip());
            String authority = uri.getRawAuthority();
            String scheme = String.valueOf(uri.getScheme());
            int at = authority == null ? -1 : authority.lastIndexOf('@');
            if (authority == null || at < 1 || !scheme.matches("postgres(ql)?")) {
                return Optional.empty();
            }
            return of(authority.substring(0, at), authority.substring(at + 1), String.valueOf(uri.getRawPath()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<DatabaseUrl> of(String login, String place, String path) {
        String[] who = login.split(":", 2);
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon >= 0 && place.indexOf(']', colon) < 0;
        String host = hasPort ? place.substring(0, colon) : place;
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String user = decode(who[0]);
        String database = decode(path.replaceFirst("^/", ""));
        return Optional.of(new DatabaseUrl(
                host,
                hasPort ? Integer.parseInt(place.substring(colon + 1)) : PORT,
                user,
                who.length < 2 ? "" : decode(who[1]),
                database.isEmpty() ? user : database));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
