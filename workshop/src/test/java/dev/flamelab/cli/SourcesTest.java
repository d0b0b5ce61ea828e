package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    private static final String REMARK = "does not tell how large the objects were";

    @TempDir
    private Path folder;

    private String fib;
    private String less;
    /** Where whoever compiles this cannot know that nobody reads it. */
    private volatile byte[] allocated;

    @BeforeEach
    void writeDumps() throws Exception {
        fib = written("fib.pb.gz", Dumps.bytes(Dumps.fib()));
        less = written(
                "less.pb.gz",
                Dumps.bytes(Dumps.cpu(Dumps.sample(40, Dumps.at(Dumps.FIB, 7), Dumps.at(Dumps.HANDLER, 12)))));
    }

    @Test
    void sourceThatCannotBeReadIsToldOfAndLeftOut() throws Exception {
        String text = written("text", "no profile".getBytes(StandardCharsets.US_ASCII));

        Typed typed = Typed.lab("pprof", "-top", "nowhere", fib, text);

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("Total samples = 1000ms");
        assertThat(typed.err().lines())
                .hasSize(3)
                .startsWith("nowhere: there is no such file: correct its name")
                .endsWith("Fetched 1 source profiles out of 3");
    }

    @Test
    void noneThatCanBeReadIsTheEnd() {
        Typed typed = Typed.lab("pprof", "-top", "nowhere", "neither");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err())
                .endsWith("lab: none of the 2 source profiles could be had: see above\n")
                .hasLineCount(3);
        assertThat(Typed.lab("pprof", "-top", "-base=nowhere", fib))
                .isEqualTo(new Typed(1, "", "lab: nowhere: there is no such file: correct its name\n"));
    }

    @Test
    void baseIsTakenOff() {
        assertThat(Typed.lab("pprof", "-top", "-base", less, fib).out())
                .contains("Duration: 20s, Total samples = 600ms")
                .contains("500ms 83.33% 83.33%      500ms 83.33%  shop.math.Fib.recursive");
        assertThat(Typed.lab("pprof", "-top", "-diff_base=" + less, fib).out())
                .contains("Total samples = 400ms")
                .contains("500ms 125.00% 125.00%");
        assertThat(Typed.lab("pprof", "-top", "-normalize", "-base=" + less, fib)
                        .out())
                .contains("Total samples = 480ms")
                .contains("    -40ms");
    }

    @Test
    void lastBaseIsTheOneForOldGo() {
        assertThat(Typed.lab("pprof", "-top", "--compat=1.19", "-base=" + fib, "-base=" + less, fib)
                        .out())
                .isEqualTo(Typed.lab("pprof", "-top", "--compat=1.19", "-base=" + less, fib)
                        .out())
                .contains("600ms");
        assertThat(Typed.lab("pprof", "-top", "-base=" + fib, "-base=" + less, fib)
                        .out())
                .contains("-400ms");
    }

    @Test
    void commentAndBuildIdAreAdded() {
        assertThat(Typed.lab("pprof", "-comments", "-add_comment=before the fix", fib)
                        .out())
                .isEqualTo("before the fix\n");
        assertThat(Typed.lab("pprof", "-top", "-buildid=abc", fib).out()).contains("\nBuild ID: abc\n");
        assertThat(Typed.lab("pprof", "-top", "c0ffee", fib).out()).contains("\nBuild ID: c0ffee\n");
    }

    @Test
    void programBeforeTheSourcesGivesItsName() throws Exception {
        String program = written("shop-native", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});

        assertThat(Typed.lab("pprof", "-top", program, fib).out()).startsWith("File: shop-native\n");
        assertThat(Typed.lab("pprof", "-top", program).exitCode()).isEqualTo(1);
    }

    @Test
    void profileThatIsLargerThanAllowedIsRefused() {
        Typed typed = Typed.lab("pprof", "-top", "-largest=100", fib);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err())
                .startsWith("lab: ")
                .contains("fib.pb.gz is too large")
                .endsWith("allow more with ./lab pprof -largest=SIZE\n")
                .hasLineCount(1);
        assertThat(Typed.lab("pprof", "-top", "-largest=many", fib).err()).contains("'many' is no size");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7KB, 7168", "500mb, 524288000", "4G, 4294967296", "2TB, 2199023255552"})
    void sizesAreReadAsPeopleWriteThem(String typed, long bytes) {
        assertThat(ByteSize.of(typed)).isEqualTo(bytes);
    }

    @Test
    void recordingIsReadAsTheProfileOfOneKind() throws Exception {
        String recording = recording();

        assertThat(Typed.lab("pprof", "-top", "-sample_index=lock", recording).out())
                .startsWith("File: waiting\n")
                .contains("Type: delay\n")
                .contains("SourcesTest.recording");
        assertThat(Typed.lab("pprof", "-top", "-sample_index=contentions", recording)
                        .out())
                .contains("\nType: contentions\n");
        Typed other = Typed.lab("pprof", "-top", "-sample_index=alloc", recording);
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("has no alloc: choose with -sample_index what it has, lock");
    }

    @Test
    void whatOneShouldKnowOfARecordingIsToldOnce() throws Exception {
        String recording = recording(100);

        for (String report : List.of("-top", "-collapsed", "-traces", "-proto")) {
            String typed = "pprof " + report + " -sample_index=alloc";
            if (report.equals("-proto")) typed += " -output=" + folder.resolve("alloc.pb.gz");
            Typed answer = Typed.lab((typed + " " + recording).split(" "));

            assertThat((answer.out() + answer.err()).split(REMARK, -1))
                    .as(report)
                    .hasSize(2);
        }
        Typed shell = Typed.lab("sample_index=lock\ntop1\nsample_index=alloc\n", List.of("pprof", recording));
        assertThat(shell.err().split(REMARK, -1)).as(shell.err()).hasSize(2);
    }

    @Test
    void recordingBecomesAProfile() throws Exception {
        Path profile = folder.resolve("lock.pb.gz");

        Typed typed = Typed.lab("pprof", "-proto", "-sample_index=lock", "-output=" + profile, recording());

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(Typed.lab("pprof", "-traces", profile.toString()).out()).contains("SourcesTest.recording");
    }

    @Test
    void shellGoesFromOneKindOfARecordingToAnother() throws Exception {
        String recording = recording(100);

        Typed typed = Typed.lab(
                "sample_index=lock\ntop1\ncontentions\ntop1\nsample_index=bogus\nsample_index=alloc\ntop1\n",
                List.of("pprof", "-sample_index=alloc", recording));

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out().split("Showing nodes")).hasSize(4).satisfies(parts -> {
            assertThat(parts[1]).contains("s total").contains("Unsafe.park");
            assertThat(parts[2]).contains("Unsafe.park");
            assertThat(parts[3]).contains("B total").doesNotContain("Unsafe.park");
        });
        assertThat(typed.err())
                .contains("sample_index \"bogus\" must be one of: [contentions delay]; the recording has samples of"
                        + " these kinds too: ")
                .containsPattern("too: .*alloc.*lock");
    }

    @Test
    void valueThatARecordingHasNotIsToldWithWhatItHas() throws Exception {
        Typed typed = Typed.lab("pprof", "-top", "-sample_index=bogus", recording());

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).endsWith("; the recording has samples of these kinds too: lock\n");
    }

    @Test
    void pipeIsRead() throws Exception {
        assertThat(piped(Path.of(fib), "-top", fib).out()).contains("Total samples = 2000ms");
        assertThat(piped(Path.of(recording()), "-top", "-sample_index=lock").out())
                .contains("Type: delay\n")
                .contains("SourcesTest.recording");
    }

    /** What is said of what comes through a pipe, named last. */
    private Typed piped(Path file, String... flags) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var written = CompletableFuture.supplyAsync(() -> {
            try (var out = new FileOutputStream(pipe.toFile())) {
                return Files.copy(file, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<String> line = new ArrayList<>(List.of("pprof"));
        line.addAll(List.of(flags));
        line.add(pipe.toString());

        Typed typed = Typed.lab(line.toArray(String[]::new));

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(written.get(30, TimeUnit.SECONDS)).isEqualTo(Files.size(file));
        Files.delete(pipe);
        return typed;
    }

    private String recording() throws Exception {
        return recording(0);
    }

    private String recording(int megabytes) throws Exception {
        Path file = folder.resolve("trace.waiting.001.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.ThreadPark").withThreshold(Duration.ZERO).withStackTrace();
            if (megabytes > 0)
                recording
                        .enable("jdk.ObjectAllocationSample")
                        .with("throttle", "1000/s")
                        .withStackTrace();
            recording.start();
            for (int i = 0; i < megabytes; i++) allocated = new byte[1 << 20];
            for (int i = 0; i < 20; i++) LockSupport.parkNanos(this, 1_000_000);
            recording.stop();
            recording.dump(file);
        }
        return file.toString();
    }

    private String written(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes).toString();
    }
}
