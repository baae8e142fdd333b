package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PropertiesSqlTests {

    private static final DatabaseName NAME = new DatabaseName("re\"f");

    @Test
    void aDatabaseIsMadeWithItsOwnerEncodingAndLocale() {
        assertThat(PropertiesSql.create(NAME, properties("c", null, List.of(), null)))
                .isEqualTo("CREATE DATABASE \"re\"\"f\" TEMPLATE template0 OWNER \"own er\" ENCODING 'UTF8'"
                        + " LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'");
        assertThat(PropertiesSql.create(NAME, properties("i", "de-DE", List.of(), null)))
                .endsWith(" LOCALE_PROVIDER icu ICU_LOCALE 'de-DE'");
        assertThat(PropertiesSql.create(NAME, properties("b", "C.UTF-8", List.of(), null)))
                .endsWith(" LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'");
    }

    @Test
    void aListIsSetFromTheSessionBecauseItsTextIsNoStringOfOneName() {
        List<DatabaseProperties.Setting> settings = List.of(
                new DatabaseProperties.Setting(null, "search_path", "\"a, b\", public"),
                new DatabaseProperties.Setting("app", "my.setting", "it's"));
        assertThat(PropertiesSql.apply(NAME, properties("c", null, settings, null)))
                .containsExactly(
                        "ALTER DATABASE \"re\"\"f\" CONNECTION LIMIT 3",
                        "SELECT set_config('search_path', '\"a, b\", public', false)",
                        "ALTER DATABASE \"re\"\"f\" SET \"search_path\" FROM CURRENT",
                        "ALTER ROLE \"app\" IN DATABASE \"re\"\"f\" SET \"my.setting\" TO 'it''s'");
    }

    @Test
    void grantsReplaceTheDefaultOnes() {
        List<DatabaseProperties.Grant> grants = List.of(
                new DatabaseProperties.Grant(null, "TEMPORARY", false),
                new DatabaseProperties.Grant("a\"b", "CONNECT", true));
        assertThat(PropertiesSql.apply(NAME, properties("c", null, List.of(), grants)))
                .containsSubsequence(
                        "REVOKE ALL ON DATABASE \"re\"\"f\" FROM PUBLIC, \"own er\"",
                        "GRANT TEMPORARY ON DATABASE \"re\"\"f\" TO PUBLIC",
                        "GRANT CONNECT ON DATABASE \"re\"\"f\" TO \"a\"\"b\" WITH GRANT OPTION");
    }

    private static DatabaseProperties properties(
            String provider,
            @Nullable String locale,
            List<DatabaseProperties.Setting> settings,
            @Nullable List<DatabaseProperties.Grant> grants) {
        return new DatabaseProperties("own er", "UTF8", "C", "C.UTF-8", provider, locale, null, 3, settings, grants);
    }
}
