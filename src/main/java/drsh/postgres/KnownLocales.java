package drsh.postgres;

import drsh.command.DrshException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The encodings and locales that a server can make a database with. A locale of ICU is taken under any name, so that only
 * ICU itself can be missing.
 */
public final class KnownLocales {

    /** The first version of the server with that provider of locales. */
    private static final Map<String, Integer> SINCE = Map.of("i", 150_000, "b", 170_000);

    private final PostgresServer server;

    /** Of that server. */
    public KnownLocales(PostgresServer server) {
        this.server = server;
    }

    /** In words, what it lacks for a database with those properties; empty where it has all. */
    public Optional<String> missing(DatabaseProperties properties) {
        JsonNode known = server.rows(
                        PostgresServer.MAINTENANCE,
                        "SELECT pg_char_to_encoding(" + Sql.literal(properties.encoding()) + ") >= 0 AS encoding,"
                                + " EXISTS (SELECT FROM pg_collation WHERE collprovider = 'i') AS icu")
                .path(0);
        if (!known.path("encoding").asBoolean()) {
            return Optional.of("the encoding '" + properties.encoding() + "'");
        }
        return Stream.of(properties.collate(), properties.ctype())
                .filter(locale -> !locale.isEmpty() && !has(locale))
                .findFirst()
                .map(locale -> "the locale '" + locale + "'")
                .or(() -> provider(properties, known.path("icu").asBoolean()));
    }

    private Optional<String> provider(DatabaseProperties properties, boolean icu) {
        String provider = properties.localeProvider();
        boolean there = server.version() >= SINCE.getOrDefault(provider, 0) && (icu || !provider.equals("i"));
        return there
                ? Optional.empty()
                : Optional.of((provider.equals("i") ? "ICU" : "the provider") + " for the locale '"
                        + properties.locale() + "'");
    }

    /** The setting of another category of locale takes any that the image has, under every name that it goes by. */
    private boolean has(String locale) {
        try {
            server.execute(PostgresServer.MAINTENANCE, "SET lc_monetary = " + Sql.literal(locale));
            return true;
        } catch (DrshException e) {
            if (e.what().contains("lc_monetary")) {
                return false;
            }
            throw e;
        }
    }
}
