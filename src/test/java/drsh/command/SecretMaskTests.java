package drsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "postgres://u:pa/ss@h/db | postgres://u:***@h/db",
                "postgres://u:p@a/s:s@h/db x@y | postgres://u:***@h/db x@y",
                "redis://:12/34@h | redis://:***@h",
                "ALTER ROLE app PASSWORD 'it''s' LOGIN | ALTER ROLE app PASSWORD *** LOGIN",
                "ALTER ROLE app PASSWORD E'it\\'s' LOGIN | ALTER ROLE app PASSWORD *** LOGIN",
                "PASSWORD '' VALID UNTIL 'x' | PASSWORD *** VALID UNTIL 'x'",
                "ALTER ROLE app PASSWORD 'x' LOGIN | ALTER ROLE app PASSWORD *** LOGIN",
                "gpg --passphrase x --decrypt | gpg --passphrase *** --decrypt",
                "token=x&id=1 | token=***&id=1",
                "Authorization: Bearer abcdefghijklmnop1 | Authorization: Bearer ***",
                "Authorization: Basic dTpw | Authorization: Basic ***",
                "curl -H 'Authorization: Bearer abc' http://h | curl -H 'Authorization: Bearer ***' http://h",
                "{\"authorization\":\"basic dTpw\"} | {\"authorization\":\"basic ***\"}",
                "key AKIAABCDEFGHIJKLMNOP of | key AKIA*** of",
                "http://localhost:3000/api/health | http://localhost:3000/api/health",
                "http://localhost:3000/users/ada@example.org | http://localhost:3000/users/ada@example.org",
                "Authorization: required, see the basic rules | Authorization: required, see the basic rules",
                "-----BEGIN CERTIFICATE----- x | -----BEGIN CERTIFICATE----- x",
                "restored 41 MB at 02:00 | restored 41 MB at 02:00",
            })
    void whatLooksLikeASecretIsMasked(String text, String masked) {
        assertThat(SecretMask.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "})
    void aPrivateKeyIsMaskedToItsEnd(String kind) {
        String begin = "-----BEGIN " + kind + "PRIVATE KEY-----";
        String end = "-----END " + kind + "PRIVATE KEY-----";
        assertThat(SecretMask.mask("a\n" + begin + "\nMIIE\nab+/==\n" + end + "\nb"))
                .isEqualTo("a\n" + begin + "***" + end + "\nb");
        assertThat(SecretMask.mask(begin + "\nMIIE\n")).isEqualTo(begin + "***");
    }

    @Test
    void aPrivateKeyOfOpenPgpIsMaskedToo() {
        assertThat(SecretMask.mask("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ\n-----END PGP PRIVATE KEY BLOCK-----"))
                .isEqualTo("-----BEGIN PGP PRIVATE KEY BLOCK-----***-----END PGP PRIVATE KEY BLOCK-----");
    }

    @Test
    @Timeout(20)
    void aLongTextIsMaskedInReasonableTime() {
        assertThat(SecretMask.mask("password=\"" + "\\\"".repeat(200_000))).isEqualTo("password=***");
        for (String repeated : List.of(
                "b:",
                "password",
                "--",
                "a.",
                "://",
                "a://b:",
                "secret ",
                "'",
                "token=\"",
                "--token-",
                "gh",
                "-----BEGIN PRIVATE KEY-----",
                "password 'x''",
                "password e'",
                "authorization: basic ",
                "http://h:1/")) {
            assertThat(SecretMask.mask("a://" + repeated.repeat(500_000 / repeated.length())))
                    .as(repeated)
                    .isNotEmpty();
        }
    }
}
