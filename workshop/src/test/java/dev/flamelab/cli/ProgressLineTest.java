package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsNotATerminalGetsNothing() {
        try (var line = ProgressLine.of("load", 10, new PrintWriter(err), false)) {
            line.at(5, "600 requests");
            line.aside(() -> err.write("a line"));
        }
        assertThat(err).hasToString("a line");
    }

    @Test
    void aTerminalGetsOneLineWithoutColoursThatIsGoneAtTheEnd() {
        try (var line = ProgressLine.of("load", 10, new PrintWriter(err), true)) {
            line.at(5, "600 requests");
        }
        assertThat(err.toString())
                .contains(" 50% [==========          ] 600 requests")
                .doesNotContain("\n", "\u001b")
                .endsWith(" \r");
    }

    @Test
    void otherLinesGoWhereTheLineWas() {
        try (var line = ProgressLine.of("load", 10, new PrintWriter(err), true)) {
            line.aside(() -> err.write("a line\n"));
        }
        assertThat(err.toString()).containsPattern("\r +\ra line\n");
    }
}
