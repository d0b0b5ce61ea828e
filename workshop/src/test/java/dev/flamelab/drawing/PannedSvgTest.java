package dev.flamelab.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PannedSvgTest {
    @Test
    void pageFillsTheWindowAndNeedsNothingElse() {
        String page = PannedSvg.of(
                Painter.bundled().paint(Graphs.SMALL, PictureFormat.SVG).text());

        var root = Drawn.document(page).getDocumentElement();
        assertThat(root.getAttribute("width")).isEqualTo("100%");
        assertThat(root.getAttribute("height")).isEqualTo("100%");
        assertThat(root.getAttribute("viewBox")).matches("0\\.00 0\\.00 [\\d.]+ [\\d.]+");
        assertThat(root.getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(page).doesNotContain("src=").doesNotContain("import ");
    }

    @Test
    void nameWithControlCharactersLeavesItXml() {
        String svg = Painter.bundled()
                .paint("digraph { N1 [label=\"a\u0001b\u001bc\"] }", PictureFormat.SVG)
                .text();

        assertThat(Drawn.document(PannedSvg.of(svg)).getDocumentElement().getTextContent())
                .contains("a\ufffdb\ufffdc");
    }

    @Test
    void whatIsNoDrawingIsRefused() {
        assertThatThrownBy(() -> PannedSvg.of("<html>")).isInstanceOf(IllegalArgumentException.class);
    }
}
