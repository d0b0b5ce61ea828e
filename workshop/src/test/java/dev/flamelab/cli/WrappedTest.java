package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WrappedTest {
    private static final String ROW = "     900ms 90.00% 90.00%      900ms 90.00%  ";
    private static final String NAME = "org.example.shop.checkout.".repeat(5) + "Basket.lambda$total$0";

    @Test
    void lineThatFitsStaysAsItIs() throws Exception {
        assertThat(wrapped(ROW + "shop.Basket.total\n\nnext")).isEqualTo(ROW + "shop.Basket.total\n\nnext");
    }

    @Test
    void nameGoesOnBelowItsBeginningAndIsCutAtItsSeams() throws Exception {
        String[] lines = wrapped(ROW + NAME + "\n").split("\n");

        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(120));
        assertThat(lines[0]).startsWith(ROW + "org.example").endsWith(".");
        assertThat(lines[1]).startsWith(" ".repeat(ROW.length() + 2)).doesNotStartWith(" ".repeat(ROW.length() + 3));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo((ROW + NAME).replace(" ", ""));
    }

    @Test
    void nameWithoutSeamsIsCutAnywhere() throws Exception {
        assertThat(wrapped("x".repeat(300)).lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(120));
    }

    private static String wrapped(String text) throws Exception {
        var out = new StringWriter();
        try (var wrapped = new Wrapped(out)) {
            wrapped.write(text);
        }
        return out.toString();
    }
}
