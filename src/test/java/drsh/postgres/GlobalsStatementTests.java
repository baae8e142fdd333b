package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlobalsStatementTests {

    private static final String SCRIPT = """
            --
            -- PostgreSQL database cluster dump; with a semicolon
            --
            \\restrict abc
            SET default_transaction_read_only = off;
            CREATE ROLE app;
            ALTER ROLE app WITH NOSUPERUSER LOGIN PASSWORD 'SCRAM-SHA-256$4096:x;y';
            CREATE ROLE "od""d; name";
            ALTER ROLE "od""d; name" SET search_path TO 'a', 'b';
            COMMENT ON ROLE app IS 'it''s; a
            -- comment "over" lines
            ';
            CREATE ROLE postgres;
            ALTER ROLE postgres WITH SUPERUSER PASSWORD 'x';
            GRANT "od""d; name" TO app WITH ADMIN OPTION GRANTED BY postgres;
            GRANT pg_read_all_data TO "od""d; name" WITH INHERIT TRUE GRANTED BY postgres;
            CREATE TABLESPACE fast OWNER app LOCATION '/mnt/fast';
            \\unrestrict abc
            """;

    @Test
    void statementsAboutRolesAreFoundWholeAndTablespacesLeftOut() {
        List<GlobalsStatement> statements = GlobalsStatement.parse(SCRIPT);
        assertThat(statements)
                .extracting(GlobalsStatement::role)
                .containsExactly(
                        "app",
                        "app",
                        "od\"d; name",
                        "od\"d; name",
                        "app",
                        "postgres",
                        "postgres",
                        "app",
                        "od\"d; name");
        assertThat(statements.get(4).text()).isEqualTo("""
                COMMENT ON ROLE app IS 'it''s; a
                -- comment "over" lines
                ';""");
        assertThat(statements).filteredOn(GlobalsStatement::creates).hasSize(3);
        assertThat(statements).noneMatch(statement -> statement.text().contains("TABLESPACE"));
    }

    @Test
    void rolesThatAreThereAreLeftAlone() {
        assertThat(GlobalsStatement.parse(SCRIPT))
                .filteredOn(statement -> statement.concernsMissing(Set.of("postgres", "od\"d; name")))
                .extracting(GlobalsStatement::role)
                .containsOnly("app");
    }

    @Test
    void anEmptyScriptHasNone() {
        assertThat(GlobalsStatement.parse("")).isEmpty();
        assertThat(GlobalsStatement.parse("-- nothing\n\n")).isEmpty();
    }
}
