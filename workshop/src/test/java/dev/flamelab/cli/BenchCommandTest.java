package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aloneItListsWhatThereIs() {
        assertThat(bench()).isZero();
        assertThat(out.toString().lines())
                .extracting(line -> line.replaceAll("^(\\./lab bench [a-z]+) .*", "$1"))
                .contains(
                        "./lab bench overhead",
                        "./lab bench capture",
                        "./lab bench snapshot",
                        "./lab bench soak",
                        "./lab bench convert",
                        "./lab bench pprof",
                        "./lab bench jmh",
                        "./lab bench viewer");
    }

    @Test
    void unknownBenchmarkIsToldWhichThereAre() {
        assertThat(bench("speed")).isEqualTo(2);
        assertThat(err.toString()).startsWith("lab: there is no benchmark speed: there is overhead, capture");
    }

    @Test
    void minutesAreForTheSoakAlone() {
        assertThat(bench("overhead", "--minutes", "1")).isEqualTo(2);
        assertThat(err.toString()).startsWith("lab: --minutes goes with soak only");
        assertThat(bench("soak", "--minutes", "0")).isEqualTo(2);
    }

    @Test
    void samplesAreForReportsAloneAndNotFewerThanThereAre() {
        assertThat(bench("soak", "--samples", "100000")).isEqualTo(2);
        assertThat(err.toString()).startsWith("lab: --samples goes with pprof only");
        assertThat(bench("pprof", "--samples", "999")).isEqualTo(2);
        assertThat(err.toString()).contains("give --samples 1000 or more");
    }

    @Test
    void noRoundsAreRefused() {
        assertThat(bench("capture", "--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).startsWith("lab: --rounds must be 1 or more");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
    void whatItMeasuresStopsWhenItIsKilled(@TempDir Path folder) throws Exception {
        var links = LabHome.in(folder.toRealPath());
        try (links;
                var lab = LabProcess.start(links.home(), "bench", "overhead")) {
            var measured = lab.anyChild();
            try {
                lab.signal("KILL");
                assertThat(lab.exitCode()).isEqualTo(137);
                assertThat(measured.onExit()).succeedsWithin(60, TimeUnit.SECONDS);
            } finally {
                measured.destroyForcibly();
            }
        }
    }

    private int bench(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Lab.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
