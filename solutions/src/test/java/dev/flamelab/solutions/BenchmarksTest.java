package dev.flamelab.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** That the benchmarks run; what they measure depends on the machine. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class BenchmarksTest {
    @TempDir
    private Path temporary;

    @Test
    void eachRunsOnceAndLeavesNothingBehind() throws Exception {
        var jar = Path.of("target", "solutions-jmh.jar");
        assertThat(jar).isRegularFile();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        jar + File.pathSeparator + System.getProperty("java.class.path"),
                        "dev.flamelab.demo.Jmh",
                        "once")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            List<String> results =
                    printed.lines().filter(line -> line.startsWith("result ")).toList();
            assertThat(results).hasSize(17).allMatch(line -> line.matches("result [a-z]+ \\S+ [0-9]+\\.[0-9]+"));
            assertThat(results)
                    .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                    .contains(
                            "result recursive 20",
                            "result iterative 40",
                            "result concat 50",
                            "result get /fib/?n=20&type=recursive");
            assertThat(temporary).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }
}
