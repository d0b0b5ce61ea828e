package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.report.Dialect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalInputTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @Timeout(60)
    @CsvSource({
        "pee, peek",
        "top handl, top shop.web.Handler.handle",
        "top -Fib.rec, top -shop.math.Fib.recursive",
        "focus=Handler, focus=shop.web.Handler.handle",
        "prune_from=shop.m, prune_from=shop.math.Fib.recursive",
        "sample_index=sam, sample_index=samples",
        "help fo, help focus",
        "unit=Handler, unit=Handler"
    })
    void tabCompletesWhatBelongsThere(String typed, String line) throws Exception {
        var keys = new ByteArrayInputStream((typed + "\t\r").getBytes(StandardCharsets.UTF_8));
        try (var terminal = TerminalBuilder.builder()
                .system(false)
                .type("ansi")
                .streams(keys, new ByteArrayOutputStream())
                .build()) {
            var reports = new Reports(Dumps.fib(), Dialect.CURRENT, false, false);
            ShellInput input = TerminalInput.on(terminal, folder.resolve("history"), () -> reports);

            assertThat(input.next().strip()).isEqualTo(line);
        }
    }
}
