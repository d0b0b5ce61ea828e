package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.flamelab.capture.JfrProfiles.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are broken in all kinds of ways: each is read, or refused in a sentence, and quickly so. */
@Timeout(60)
class JfrMutationTest {
    private static final int MUTATIONS = 1000;

    /** Beyond what a whole recording takes to read, which is far below. */
    private static final long MOST_MEMORY = 64 << 20;

    /** Bytes that numbers, counts and encodings often turn on. */
    private static final byte[] EDGES = {0, 1, 2, 3, 4, 5, 0x7f, (byte) 0x80, (byte) 0xff};

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path directory;

    private int refused;

    @Test
    void brokenRecordingsOfAsyncProfilerAreReadOrRefused() throws Exception {
        var options = "event=cpu,interval=5ms,alloc=512k,lock=1ms,jstackdepth=16,features=";
        mutate(TestRecordings.byAsyncProfiler(directory, options, Duration.ofMillis(100)), 1);
    }

    @Test
    void brokenRecordingsOfTheFlightRecorderAreReadOrRefused() throws Exception {
        mutate(
                TestRecordings.byJfr(
                        directory,
                        Duration.ofMillis(100),
                        List.of("jdk.ExecutionSample", "jdk.ThreadPark", "jdk.OldObjectSample")),
                2);
    }

    @Test
    void recordingThatIsCutAnywhereIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(
                TestRecordings.byAsyncProfiler(directory, "event=cpu,interval=5ms", Duration.ofMillis(50)));
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
            Path file = Files.write(directory.resolve("cut.jfr"), cut);
            assertThat(problem(file)).as("cut at " + cut.length).isNotNull();
        }
    }

    @Test
    void recordingThatTakesMoreToTellItsTypesThanItSaysIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(
                TestRecordings.byAsyncProfiler(directory, "event=cpu,interval=5ms", Duration.ofMillis(50)));
        int metadata = (int) ByteBuffer.wrap(bytes).getLong(24);
        // Its size, of which the lowest seven bits are left.
        bytes[metadata + 1] = (byte) 0x80;
        bytes[metadata + 2] = (byte) 0x80;
        assertThat(problem(Files.write(directory.resolve("larger.jfr"), bytes)))
                .isEqualTo("the recording takes more bytes to tell its types than it says");
    }

    @Test
    void arrayOfAClassThatIsNoneHasASize() {
        assertThat(ArraySize.bytes("", 8)).isEqualTo(ArraySize.bytes("[Ljava/lang/Object;", 8));
        assertThat(ArraySize.bytes("[B", 8)).isEqualTo(24);
    }

    private void mutate(Path original, int seed) throws IOException {
        byte[] bytes = Files.readAllBytes(original);
        assertThat(problem(original)).as("the recording itself").isNull();
        var random = new Random(seed);
        Path file = Files.write(directory.resolve("mutated.jfr"), bytes);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutated = bytes.clone();
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    mutate(mutated, random);
                }
                out.write(ByteBuffer.wrap(mutated), 0);
                out.truncate(mutated.length);
                String problem = problem(file);
                if (problem != null) {
                    refused++;
                    assertThat(problem).as("mutation " + i).isNotBlank();
                }
            }
        }
        assertThat(refused).as("refused").isBetween(MUTATIONS / 20, MUTATIONS);
    }

    private static void mutate(byte[] bytes, Random random) {
        // Half of them where the recording tells what it is made of: there most depends on every byte.
        int at = random.nextBoolean() ? random.nextInt(bytes.length) : tables(bytes, random);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = EDGES[random.nextInt(EDGES.length)];
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                for (int i = at; i < Math.min(bytes.length, at + 9); i++) {
                    bytes[i] = (byte) (0x80 | random.nextInt(128));
                }
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                System.arraycopy(bytes, from, bytes, at, length);
            }
        }
    }

    /** Somewhere in the header, the first constants or the first metadata. */
    private static int tables(byte[] bytes, Random random) {
        var header = ByteBuffer.wrap(bytes);
        long[] parts = {0, header.getLong(16), header.getLong(24)};
        long at = parts[random.nextInt(parts.length)] + random.nextInt(120);
        return (int) Math.floorMod(at, (long) bytes.length);
    }

    /** What the reader says is wrong with the file, or null if it can read all of it. */
    private String problem(Path path) throws IOException {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        String problem = null;
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            readAll(file);
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
        }
        try {
            JfrProfiles profiles = JfrProfiles.read(path, "test", EnumSet.allOf(Kind.class));
            for (Kind kind : profiles.kinds()) {
                profiles.profile(kind);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith(path + " cannot be read: ");
        }
        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .as("memory taken")
                .isLessThan(MOST_MEMORY);
        return problem;
    }

    private static void readAll(RandomAccessFile file) throws IOException {
        JfrChunk chunk;
        for (long at = 0; at < file.length(); at = chunk.end()) {
            chunk = JfrChunk.open(file, at, file.length());
            List<JfrType> types = new ArrayList<>();
            for (String name : List.of(
                    "jdk.ExecutionSample",
                    "jdk.ThreadPark",
                    "jdk.ObjectAllocationInNewTLAB",
                    "jdk.JavaMonitorEnter",
                    "jdk.NativeLibrary",
                    "jdk.InitialSystemProperty")) {
                types.add(chunk.type(name));
            }
            var settings = new JfrSettings(chunk);
            types.add(settings.type());
            var stacks = new StackReader(chunk, new Frames("test"), 512);
            JfrEvents events = chunk.events(types);
            while (events.next()) {
                readEvent(chunk, events, stacks, settings);
            }
        }
    }

    private static void readEvent(JfrChunk chunk, JfrEvents events, StackReader stacks, JfrSettings settings)
            throws IOException {
        if (events.type() == settings.type()) {
            settings.add(events);
        }
        List<JfrField> fields = events.type().fields();
        for (int i = 0; i < fields.size(); i++) {
            switch (fields.get(i).name()) {
                case "stackTrace" -> stacks.read(events.number(i));
                case "eventThread", "sampledThread" -> chunk.threadName(events.number(i));
                case "parkedClass", "monitorClass", "objectClass" -> chunk.className(events.number(i));
                case "name", "value", "key", "state" -> events.text(i);
                default -> events.nanos(i);
            }
        }
    }
}
