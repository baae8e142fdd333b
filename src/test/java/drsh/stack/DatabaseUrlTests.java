package drsh.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {

    @Test
    void allPartsAreReadAndDecoded() {
        assertThat(DatabaseUrl.parse("postgresql://a%40b:p%3Aw+%2F@db:6543/re%20f?schema=public"))
                .isEqualTo(Optional.of(new DatabaseUrl("db", 6543, "a@b", "p:w+/", "re f")));
    }

    @Test
    void portAndDatabaseHaveTheUsualDefaults() {
        assertThat(DatabaseUrl.parse("postgres://app:x@db"))
                .isEqualTo(Optional.of(new DatabaseUrl("db", 5432, "app", "x", "app")));
        assertThat(DatabaseUrl.parse("postgres://app@[::1]/x"))
                .isEqualTo(Optional.of(new DatabaseUrl("[::1]", 5432, "app", "", "x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "mysql://a:b@db/x",
                "postgresql://db/x",
                "file:./dev.db",
                "postgresql://a:b@",
                "postgres://a:b@db:x/y",
                "postgres://a:%zz@db/y"
            })
    void anythingElseIsNone(String text) {
        assertThat(DatabaseUrl.parse(text)).isEmpty();
    }

    @Test
    void thePasswordIsNotInItsText() {
        assertThat(DatabaseUrl.parse("postgres://a:secret@db/x").orElseThrow().toString())
                .isEqualTo("a@db:5432/x");
    }
}
