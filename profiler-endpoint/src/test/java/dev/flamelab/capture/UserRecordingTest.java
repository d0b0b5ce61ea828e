package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of somebody else in the same JVM, which share the flight recorder and the place it writes to. */
class UserRecordingTest {
    private static final int PARKS = 100;

    @TempDir
    private Path tmp;

    @ParameterizedTest
    @ValueSource(strings = {"startedBeforeUs", "startedAfterUs"})
    void theirFileIsComplete(String program) throws Exception {
        Path file = tmp.resolve("theirs.jfr");
        assertThat(run(program, file)).isEmpty();
        assertThat(parks(file)).isEqualTo(3 * PARKS);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void theirFileIsWrittenWhenTheJvmEnds() throws Exception {
        Path file = tmp.resolve("theirs.jfr");
        assertThat(run("dumpedOnExit", file)).isEmpty();
        assertThat(parks(file)).isEqualTo(2 * PARKS);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void theirOptionsDoAsWell() throws Exception {
        Path file = tmp.resolve("theirs.jfr");
        run("justUs", file, "-XX:StartFlightRecording:dumponexit=true,settings=profile,filename=" + file);
        assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void endingWhileItIsCutLeavesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            run("endWhileCutting", tmp);
            assertThat(leftovers()).isEmpty();
        }
    }

    @Test
    void theirChunksOutliveACrash() throws Exception {
        Path chunks = Files.createDirectory(tmp.resolve("chunks"));
        run(137, "crash", chunks);
        // Whoever starts next tidies up.
        assertThat(run("justUs", tmp)).isEmpty();
        long parks = 0;
        try (Stream<Path> files = Files.walk(tmp)) {
            for (Path file : files.filter(UserRecordingTest::isComplete).toList()) {
                parks += parks(file);
            }
        }
        assertThat(parks).isEqualTo(PARKS);
        assertThat(leftovers()).hasSize(1);
    }

    /** A chunk says its length at its beginning once it has ended. */
    private static boolean isComplete(Path file) {
        if (!file.toString().endsWith(".jfr")) {
            return false;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length > 16 && ByteBuffer.wrap(bytes).getLong(8) == bytes.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void placeIsOursAgainWhenTheyAreDone() throws Exception {
        assertThat(run("oneAfterTheOther", tmp)).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    /** What is ours, or the flight recorder's. */
    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(tmp)) {
            return files.filter(file -> file.getFileName().toString().matches("flamelab-.*|\\d{4}_.*"))
                    .toList();
        }
    }

    private static long parks(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(UserRecordingTest::isPark)
                .count();
    }

    private static boolean isPark(RecordedEvent event) {
        return event.getEventType().getName().equals(FlightRecording.PARK)
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().equals(Waiter.class.getName()));
    }

    private String run(String program, Path file, String... options) throws Exception {
        return run(0, program, file, options);
    }

    private String run(int status, String program, Path file, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + tmp));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName(), program));
        command.add(file.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Of which the JVM would tell.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isEqualTo(status);
        return printed;
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[1]);
            switch (arguments[0]) {
                case "startedBeforeUs" -> startedBeforeUs(file);
                case "startedAfterUs" -> startedAfterUs(file);
                case "dumpedOnExit" -> dumpedOnExit(file);
                case "endWhileCutting" -> endWhileCutting();
                case "crash" -> crash();
                case "oneAfterTheOther" -> oneAfterTheOther();
                default -> Captures.result(us().block());
            }
        }

        private static SamplingSession us() {
            return SamplingSession.open("test", new Limits(4, 512, 16 << 20, 0));
        }

        private static Recording theirs() {
            var recording = new Recording();
            recording.enable(FlightRecording.PARK).withThreshold(Duration.ZERO).withStackTrace();
            return recording;
        }

        private static void startedBeforeUs(Path file) throws Exception {
            try (Recording theirs = theirs()) {
                theirs.start();
                Waiter.park(PARKS);
                workAndClose(us());
                theirs.stop();
                theirs.dump(file);
            }
        }

        private static void startedAfterUs(Path file) throws Exception {
            SamplingSession us = us();
            Captures.result(us.block());
            try (Recording theirs = theirs()) {
                theirs.start();
                Waiter.park(PARKS);
                workAndClose(us);
                theirs.stop();
                theirs.dump(file);
            }
        }

        private static void workAndClose(SamplingSession us) throws Exception {
            Captures.result(us.block());
            Waiter.park(PARKS);
            Captures.result(us.block());
            Captures.result(us.close());
            Waiter.park(PARKS);
        }

        private static void dumpedOnExit(Path file) throws Exception {
            SamplingSession us = us();
            Captures.result(us.block());
            Recording theirs = theirs();
            theirs.setDumpOnExit(true);
            theirs.setDestination(file);
            theirs.start();
            Waiter.park(PARKS);
            Captures.result(us.block());
            Waiter.park(PARKS);
        }

        private static void crash() throws Exception {
            SamplingSession us = us();
            Captures.result(us.block());
            theirs().start();
            Captures.await(() -> !isOurs());
            // The recorder tells the place of a chunk a moment before it writes there; this waits for it to have begun.
            FlightRecorder.getFlightRecorder().getRecordings();
            Waiter.park(PARKS);
            // The next chunk begins, and this one is complete.
            try (Recording another = theirs()) {
                another.start();
            }
            Runtime.getRuntime().halt(137);
        }

        private static void oneAfterTheOther() throws Exception {
            SamplingSession us = us();
            Captures.result(us.block());
            for (int i = 0; i < 2; i++) {
                assertThat(isOurs()).isTrue();
                try (Recording theirs = theirs()) {
                    theirs.start();
                    Captures.await(() -> !isOurs());
                }
                Captures.await(Program::isOurs);
            }
        }

        private static boolean isOurs() {
            return FlightRepository.current()
                    .getParent()
                    .getFileName()
                    .toString()
                    .startsWith("flamelab-");
        }

        private static void endWhileCutting() throws Exception {
            SamplingSession us = us();
            Captures.result(us.block());
            var asking = new Thread(() -> {
                while (true) {
                    us.block().exceptionally(refusal -> null).join();
                }
            });
            asking.setDaemon(true);
            asking.start();
            us.trace(Duration.ofMinutes(1));
            for (int i = 0; i < 5; i++) {
                Captures.result(us.block());
            }
        }
    }
}
