package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedTextTest {
    @Test
    void columnIsAsWideAsItsWidestCellAndABlank() {
        assertThat(AlignedText.of("a\tbb\tlast\nccc\td\tlast too\n")).isEqualTo("   a bblast\n ccc  dlast too\n");
    }

    @Test
    void columnEndsWithTheFirstLineThatHasNoCellInIt() {
        assertThat(AlignedText.of("a\tb\tc\nlonger\td\ne\tffff\tg\n\nx\ty\n"))
                .isEqualTo("      a bc\n longerd\n      e ffffg\n\n xy\n");
    }

    @Test
    void lettersBeyondTheBasicOnesAreOneWide() {
        assertThat(AlignedText.of("größe\t1\n😀\t2\n")).isEqualTo(" größe1\n     😀2\n");
        assertThat(AlignedText.right("😀", 3)).isEqualTo("  😀");
        assertThat(AlignedText.right("wider", 3)).isEqualTo("wider");
    }
}
