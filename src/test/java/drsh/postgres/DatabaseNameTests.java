package drsh.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import drsh.command.DrshException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseNameTests {

    private static final Instant TIME = Instant.parse("2026-01-11T02:00:00Z");

    @Test
    void namesAreQuotedForSqlAndForConnectionStrings() {
        DatabaseName name = new DatabaseName("a\"b'c\\d = e");
        assertThat(name.identifier()).isEqualTo("\"a\"\"b'c\\d = e\"");
        assertThat(name.literal()).isEqualTo("E'a\"b''c\\\\d = e'");
        assertThat(name.connection()).isEqualTo("dbname='a\"b\\'c\\\\d = e'");
    }

    @Test
    void aNameHasOneToSixtyThreeBytes() {
        assertThat(new DatabaseName("x".repeat(63)).value()).hasSize(63);
        assertThatThrownBy(() -> new DatabaseName("x".repeat(64))).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> new DatabaseName("é".repeat(32))).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> new DatabaseName("")).isInstanceOf(DrshException.class);
        assertThatThrownBy(() -> new DatabaseName("a\0b")).isInstanceOf(DrshException.class);
    }

    @Test
    void aNameBesideSaysWhyAndWhenInUtc() {
        assertThat(new DatabaseName("reflectus").beside("before", TIME).value())
                .isEqualTo("reflectus_before_20260111_020000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "日", "😀"})
    void aLongNameIsCutBetweenCharactersAndStaysApartFromItsLike(String character) {
        int characters = 62 / character.getBytes(StandardCharsets.UTF_8).length;
        String start = character.repeat(characters - 1);
        DatabaseName one = new DatabaseName(start + "1").beside("before", TIME);
        DatabaseName two = new DatabaseName(start + "2").beside("before", TIME);
        assertThat(one).isNotEqualTo(two);
        assertThat(one.value()).endsWith("_before_20260111_020000").doesNotContain("\uFFFD");
        assertThat(one.value().replaceAll("~[0-9a-f]{8}_before_.*", "").replace(character, ""))
                .isEmpty();
        assertThat(one.value()).startsWith(new DatabaseName(start + "1").stem("before"));
    }
}
