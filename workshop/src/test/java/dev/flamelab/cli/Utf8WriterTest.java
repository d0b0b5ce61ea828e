package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8WriterTest {
    /** An odd number of chars, so that in a long text every piece ends within a flame. */
    private static final String FLAME = "a\uD83D\uDD25";

    @ParameterizedTest
    @ValueSource(strings = {"", "plain\n", "ä ± …", FLAME, "lone \uD83D"})
    void everyLetterComesThroughInPiecesOfAnySize(String text) {
        var bytes = new ByteArrayOutputStream();
        var whole = new StringBuilder();
        try (var out = new PrintWriter(new Utf8Writer(bytes))) {
            for (int i = 0; i < 30_000; i++) {
                out.write(text);
                out.append(text, 0, text.length());
                out.write(text.toCharArray());
                out.append('-');
                whole.append(text).append(text).append(text).append('-');
            }
        }

        assertThat(bytes.toByteArray()).isEqualTo(whole.toString().getBytes(StandardCharsets.UTF_8));
    }
}
