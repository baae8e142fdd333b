package drsh.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            plain, with 1.2 MiB - and so on ~ plain, with 1.2 MiB - and so on
            reflectus_before_2026           ~ reflectus_before_2026
            _emphasis_                      ~ \\_emphasis\\_
            *strong*                        ~ \\*strong\\*
            a | b                           ~ a \\| b
            <b>                             ~ \\<b\\>
            [a](b)                          ~ \\[a\\](b)
            a & b &amp; &#60;               ~ a & b \\&amp; \\&#60;
            # heading                       ~ \\# heading
            - item                          ~ \\- item
            12. item                        ~ 12\\. item
            12 steps                        ~ 12 steps
            back\\slash                     ~ back\\\\slash
            $x$                             ~ \\$x\\$
            """)
    void onlyMarkupIsEscaped(String text, String escaped) {
        assertThat(MarkdownText.inline(text)).isEqualTo(escaped);
    }

    @Test
    void lineEndsAndControlCharactersDoNotGetThrough() {
        assertThat(MarkdownText.inline("a\n\n# b\r\n\u001b[0m")).isEqualTo("a # b\\\\u000d \\\\u001b\\[0m");
    }

    @Test
    void codeIsQuotedByMoreTicksThanItHolds() {
        assertThat(MarkdownText.code("stack up")).isEqualTo("`stack up`");
        assertThat(MarkdownText.code("a `` b | c")).isEqualTo("```a `` b | c```");
        assertThat(MarkdownText.codeCell("a | c")).isEqualTo("`a \\| c`");
        assertThat(MarkdownText.code("`x`")).isEqualTo("`` `x` ``");
        assertThat(MarkdownText.code(" ")).isEmpty();
    }

    @Test
    void aFenceIsLongerThanAnyInIt() {
        assertThat(MarkdownText.fence("a\n````\nb")).isEqualTo("`````text\na\n````\nb\n`````\n");
    }
}
