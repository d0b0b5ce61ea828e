package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a JVM is spared that is started for one small report. */
class StartTest {
    /** The first takes some ten milliseconds, each further one some tenths of one. */
    @Test
    void noLambdaStandsBetweenAPersonAndTheTopOfAProfile() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.flamelab.cli.Main",
                        "pprof",
                        "-top",
                        "-nodecount=3",
                        "../dumps/pprof.demo-service.samples.cpu.001.pb.gz")
                .redirectErrorStream(true)
                .start();
        List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(printed).anyMatch(StartTest::isTold);
        // What comes after the report is the JVM's own end: from 21 on it asks for a logger, which has streams.
        assertThat(printed.stream().takeWhile(line -> !isTold(line)))
                .anyMatch(line -> line.contains(" dev.flamelab.report.Top "))
                .noneMatch(line -> line.contains(" dev.flamelab.") && line.contains("$$Lambda"))
                .noneMatch(line -> line.contains(" java.util.stream.ReferencePipeline "));
    }

    private static boolean isTold(String line) {
        return line.endsWith("Fibonacci.recursive");
    }
}
