package drsh.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a database and is not inside it, so that a restore into a new one has to set it again.
 *
 * @param owner the role that owns it
 * @param encoding such as {@code UTF8}
 * @param collate its {@code LC_COLLATE}
 * @param ctype its {@code LC_CTYPE}
 * @param localeProvider {@code c} (libc), {@code i} (ICU) or {@code b} (builtin)
 * @param locale the locale of ICU or the builtin provider, else null
 * @param collationVersion of the library that ordered its indexes, null where the server does not know
 * @param connectionLimit -1 for none
 * @param settings {@code ALTER DATABASE … SET}, also for single roles
 * @param grants its access list; null when it has the default one
 */
public record DatabaseProperties(
        String owner,
        String encoding,
        String collate,
        String ctype,
        String localeProvider,
        @Nullable String locale,
        @Nullable String collationVersion,
        int connectionLimit,
        List<Setting> settings,
        @Nullable List<Grant> grants) {

    /**
     * A setting.
     *
     * @param role the role that it is for, null for all
     * @param name its name
     * @param value its value as the server keeps it: a list is one text
     */
    public record Setting(@Nullable String role, String name, String value) {}

    /**
     * A grant.
     *
     * @param grantee the role, null for {@code PUBLIC}
     * @param privilege {@code CONNECT}, {@code CREATE} or {@code TEMPORARY}
     * @param grantable whether with grant option
     */
    public record Grant(@Nullable String grantee, String privilege, boolean grantable) {}
}
