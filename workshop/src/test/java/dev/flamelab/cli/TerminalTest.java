package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({
        "'', UTF-8",
        "US-ASCII, UTF-8",
        "ANSI_X3.4-1968, UTF-8",
        "UTF-8, UTF-8",
        "ISO-8859-1, ISO-8859-1",
        "Cp850, IBM850",
        "no-such-charset, UTF-8"
    })
    void lettersAreThoseOfTheTerminalAndUtf8WhereNothingIsKnown(String told, String used) {
        assertThat(Terminal.charset(told).name()).isEqualTo(used);
    }

    @Test
    void whatCannotBePrintedIsNotLostInSilence() {
        var disk = failing("No space left on device");
        disk.write('a');

        assertThat(disk.failure().orElseThrow())
                .isEqualTo("standard output cannot be written to (No space left on device): send it elsewhere");
    }

    @Test
    void readerMayHaveEnough() {
        var head = failing("Broken pipe");
        head.write('a');

        assertThat(head.failure()).isEmpty();
        assertThat(new Printed(OutputStream.nullOutputStream()).failure()).isEmpty();
    }

    @Test
    void longReportIsGivenUpWhereNobodyReadsOn() throws Exception {
        var head = failing("Broken pipe");
        var audience = new Audience(new PrintWriter(head, true), head);
        audience.write("the first lines");
        audience.flush();

        assertThatThrownBy(() -> audience.write("the next")).isInstanceOf(Audience.Gone.class);
    }

    private static Printed failing(String why) {
        return new Printed(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no locale in the environment")
    void withoutALocaleNothingIsAQuestionMark(String locale, @TempDir Path folder) throws Exception {
        var source = folder.resolve("shop/math/Fib.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Fib {} // 1 ± 0 …\n".repeat(20));
        var dump = Files.write(folder.resolve("fib.pb.gz"), Dumps.bytes(Dumps.fib()));
        var lab = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "pprof",
                "-list=Fib",
                "-source_path=" + folder,
                dump.toString());
        lab.environment().keySet().removeAll(List.of("LANG", "LANGUAGE", "LC_CTYPE", "JAVA_TOOL_OPTIONS"));
        lab.environment().put("LC_ALL", locale);
        var process = lab.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(printed).contains("class Fib {} // 1 ± 0 …").doesNotContain("?");
    }

    @Test
    void fullDiskEndsACommandAsAFailure(@TempDir Path folder) throws Exception {
        var full = Path.of("/dev/full");
        assumeThat(full).exists();
        var said = folder.resolve("err").toFile();
        var lab = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--version");
        lab.environment().remove("JAVA_TOOL_OPTIONS");
        var process = lab.redirectOutput(full.toFile()).redirectError(said).start();

        assertThat(process.waitFor()).isEqualTo(4);
        assertThat(said)
                .content()
                .startsWith("lab: standard output cannot be written to (")
                .endsWith(": send it elsewhere\n");
    }
}
