package dev.flamelab.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainterTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    @Test
    void bundledGraphvizDrawsWhatTheInstalledOneDraws() {
        Painter installed = Painter.standard(Installed.path());

        var ours = Drawn.parts(
                Painter.bundled().paint(Graphs.SMALL, PictureFormat.SVG).text());
        var theirs =
                Drawn.parts(installed.paint(Graphs.SMALL, PictureFormat.SVG).text());

        assertThat(ours).hasSize(8).isEqualTo(theirs);
    }

    @Test
    void sameGraphIsDrawnTheSameEveryTime() {
        String first = Painter.bundled().paint(Graphs.SMALL, PictureFormat.SVG).text();

        assertThat(Painter.bundled().paint(Graphs.SMALL, PictureFormat.SVG).text())
                .isEqualTo(first)
                .contains("größe");
    }

    @Test
    void postScriptNeedsNoGraphvizEither() {
        assertThat(Painter.bundled().paint(Graphs.SMALL, PictureFormat.PS).text())
                .startsWith("%!PS-Adobe")
                .contains("(30ms \\(60.00%\\))");
    }

    @ParameterizedTest
    @CsvSource({"PNG, \u0089PNG", "PDF, %PDF", "GIF, GIF8"})
    void installedGraphvizDrawsOtherFormats(PictureFormat format, String magic) {
        byte[] picture =
                Painter.standard(Installed.path()).paint(Graphs.SMALL, format).bytes();

        assertThat(Arrays.copyOf(picture, 4)).isEqualTo(magic.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void otherFormatWithoutGraphvizIsRefusedWithTheCure() {
        assertThatThrownBy(() -> Painter.standard(folder.toString()).paint(Graphs.SMALL, PictureFormat.PNG))
                .isInstanceOf(DrawingFailed.class)
                .hasMessage(
                        "-png needs Graphviz: install it so that dot is found on the PATH, or take -svg, which needs"
                                + " nothing");
    }

    @Test
    void denseGraphIsDrawnWithLessCare() {
        Picture picture = Painter.bundled()
                .withLimits(SHORT, Duration.ofMinutes(2))
                .paint(Graphs.dense(40, 80), PictureFormat.SVG);

        assertThat(picture.warnings()).singleElement().asString().contains("dense", "1 ms", "-nodecount=40");
        assertThat(Drawn.parts(picture.text())).hasSize(120);
    }

    @Test
    void graphThatTakesTooLongIsGivenUpInOneSentence() {
        Painter hasty = Painter.bundled().withLimits(SHORT, SHORT);

        assertThatThrownBy(() -> hasty.paint(Graphs.dense(200, 442), PictureFormat.SVG))
                .isInstanceOf(DrawingFailed.class)
                .hasMessage("the graph is too dense to be drawn in 1 ms: show fewer nodes, for example with"
                        + " -nodecount=40");
        assertThat(Threads.ofGraphvizEndSoon()).isTrue();
    }

    @Test
    void installedGraphvizThatTakesTooLongIsEnded() {
        Painter hasty = Painter.standard(Installed.path()).withLimits(SHORT, SHORT);

        assertThatThrownBy(() -> hasty.paint(Graphs.dense(200, 442), PictureFormat.SVG))
                .isInstanceOf(DrawingFailed.class)
                .hasMessageContaining("too dense");
        assertThat(Threads.childrenEndSoon()).isTrue();
    }

    @Test
    void textThatIsNoGraphIsRefusedWithWhatGraphvizSays() {
        assertThatThrownBy(() -> Painter.bundled().paint("digraph x { N1 [label=\"a\" }", PictureFormat.SVG))
                .isInstanceOf(DrawingFailed.class)
                .hasMessageContaining("syntax error in line 1");
    }

    @Test
    void whatInstalledGraphvizComplainsOfIsPassedOn() throws Exception {
        Path dot = Files.writeString(folder.resolve("dot"), "#!/bin/sh\necho library not found >&2\nexit 3\n");
        Files.setPosixFilePermissions(dot, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> Painter.standard(folder.toString()).paint(Graphs.SMALL, PictureFormat.SVG))
                .isInstanceOf(DrawingFailed.class)
                .hasMessage(dot + " ended with exit code 3: library not found");
    }
}
