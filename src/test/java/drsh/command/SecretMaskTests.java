package drsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password=x y | password=*** y",
                "PGPASSWORD='x y' z | PGPASSWORD=*** z",
                "POSTGRES_PASSWORD: x | POSTGRES_PASSWORD: ***",
                "\"password\": \"x\\\"y\", \"a\": 1 | \"password\": ***, \"a\": 1",
                "postgres://u:x@y@h/d | postgres://u:***@h/d",
                "postgresql://u:x@h:5432/d?sslmode=require | postgresql://u:***@h:5432/d?sslmode=require",
                "ALTER ROLE app PASSWORD 'x' LOGIN | ALTER ROLE app PASSWORD *** LOGIN",
                "gpg --passphrase x --decrypt | gpg --passphrase *** --decrypt",
                "token=x&id=1 | token=***&id=1",
                "Authorization: Bearer abcdefghijklmnop1 | Authorization: Bearer ***",
                "key AKIAABCDEFGHIJKLMNOP of | key AKIA*** of",
                "http://localhost:3000/api/health | http://localhost:3000/api/health",
                "restored 41 MB at 02:00 | restored 41 MB at 02:00",
            })
    void whatLooksLikeASecretIsMasked(String text, String masked) {
        assertThat(SecretMask.mask(text)).isEqualTo(masked);
    }

    @Test
    @Timeout(20)
    void aLongTextIsMaskedInReasonableTime() {
        assertThat(SecretMask.mask("password=\"" + "\\\"".repeat(200_000))).isEqualTo("password=***");
        for (String repeated :
                List.of("b:", "password", "--", "a.", "://", "a://b:", "secret ", "'", "token=\"", "--token-", "gh")) {
            assertThat(SecretMask.mask("a://" + repeated.repeat(500_000 / repeated.length())))
                    .as(repeated)
                    .isNotEmpty();
        }
    }
}
