package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @ParameterizedTest
    @CsvSource({
        "heap, heap",
        "example.com/open.files, example.com/open.files",
        "a b, a%20b",
        "a?b#c%d, a%3Fb%23c%25d",
        "a<b>\"c\", a%3Cb%3E%22c%22",
        "it's, it%27s",
        "a&b, a&amp;b",
        "é, %C3%A9",
        "javascript:x, ./javascript:x",
        "a/b:c, a/b:c"
    })
    void linksLeadToTheirNameAlone(String name, String link) {
        assertThat(Html.link(name)).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({"<b>, &lt;b&gt;", "a & b, a &amp; b", "\"x\", &#34;x&#34;"})
    void textStaysText(String text, String html) {
        assertThat(Html.escaped(text)).isEqualTo(html);
    }
}
