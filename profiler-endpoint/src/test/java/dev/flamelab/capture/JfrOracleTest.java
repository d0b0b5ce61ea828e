package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reader against the JDK's own: every event, every field, every stack. */
class JfrOracleTest {
    private static final int NO_LIMIT = 10_000;

    @TempDir
    private Path directory;

    private final Map<String, Integer> compared = new TreeMap<>();
    private RecordingFile oracle;

    @Test
    void everythingAsyncProfilerRecordsIsReadAsTheJdkReadsIt() throws Exception {
        var options = "event=cpu,interval=1ms,alloc=16k,lock=0,wall=5ms,jstackdepth=64";
        compare(TestRecordings.byAsyncProfiler(directory, options, Duration.ofMillis(700)));
        assertThat(compared)
                .containsKeys(
                        "jdk.ExecutionSample",
                        "profiler.WallClockSample",
                        "jdk.ObjectAllocationInNewTLAB",
                        "jdk.JavaMonitorEnter",
                        "jdk.ThreadPark",
                        "jdk.ActiveSetting");
    }

    @Test
    void everythingTheFlightRecorderRecordsIsReadAsTheJdkReadsIt() throws Exception {
        compare(TestRecordings.byJfr(directory, Duration.ofMillis(1200)));
        assertThat(compared)
                .containsKeys(
                        "jdk.ExecutionSample",
                        "jdk.ObjectAllocationInNewTLAB",
                        "jdk.JavaMonitorEnter",
                        "jdk.ThreadPark",
                        "jdk.OldObjectSample",
                        "jdk.ActiveSetting",
                        "jdk.InitialSystemProperty");
        if (Runtime.version().feature() >= 25) {
            assertThat(compared).containsKey("jdk.CPUTimeSample");
        }
    }

    /** The JDK gives the events in the order of the file, too. */
    private void compare(Path path) throws IOException {
        try (var recorded = new RecordingFile(path);
                var file = new RandomAccessFile(path.toFile(), "r")) {
            oracle = recorded;
            JfrChunk chunk;
            for (long at = 0; at < file.length(); at = chunk.end()) {
                chunk = JfrChunk.open(file, at, file.length());
                compare(chunk);
            }
            assertThat(recorded.hasMoreEvents()).as("events left").isFalse();
        }
    }

    private void compare(JfrChunk chunk) throws IOException {
        var stacks = new StackReader(chunk, new Frames("test"), NO_LIMIT);
        List<JfrType> types = new ArrayList<>();
        for (var type : oracle.readEventTypes()) {
            types.add(chunk.type(type.getName()));
        }
        JfrEvents events = chunk.events(types);
        while (events.next()) {
            RecordedEvent expected = oracle.readEvent();
            String name = expected.getEventType().getName();
            assertThat(events.type().name()).isEqualTo(name);
            for (ValueDescriptor field : expected.getEventType().getFields()) {
                compare(chunk, stacks, events, expected, field);
            }
            compared.merge(name, 1, Integer::sum);
        }
    }

    private static void compare(
            JfrChunk chunk, StackReader stacks, JfrEvents events, RecordedEvent expected, ValueDescriptor field)
            throws IOException {
        String name = field.getName();
        int at = events.type().field(name);
        Object value = expected.getValue(name);
        String where = expected.getEventType().getName() + "." + name;
        if (name.equals("startTime")) {
            assertThat(Instant.ofEpochSecond(0, chunk.time().moment(events.number(at))))
                    .as(where)
                    .isEqualTo(expected.getStartTime());
        } else if (name.equals("duration")) {
            assertThat(Duration.ofNanos(events.nanos(at))).as(where).isEqualTo(expected.getDuration());
        } else if (value instanceof Float || value instanceof Double) {
            assertThat(events.real(at)).as(where).isEqualTo(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            assertThat(events.number(at)).as(where).isEqualTo(number.longValue());
        } else if (value instanceof Boolean truth) {
            assertThat(events.number(at)).as(where).isEqualTo(truth ? 1 : 0);
        } else if (value instanceof Character character) {
            assertThat(events.number(at)).as(where).isEqualTo((long) character);
        } else if (field.getTypeName().equals("java.lang.String")) {
            assertThat(events.text(at)).as(where).isEqualTo(value == null ? "" : value);
        } else if (field.getTypeName().equals("java.lang.Class")) {
            String expectedName = value == null ? "" : ((RecordedClass) value).getName();
            assertThat(chunk.className(events.number(at)).replace('/', '.'))
                    .as(where)
                    .isEqualTo(expectedName.replace('/', '.'));
        } else if (field.getTypeName().equals("java.lang.Thread")) {
            assertThat(chunk.threadName(events.number(at))).as(where).isEqualTo(name((RecordedThread) value));
        } else if (field.getTypeName().equals("jdk.types.StackTrace")) {
            assertThat(frames(stacks.read(events.number(at)))).as(where).isEqualTo(frames((RecordedStackTrace) value));
        }
        if (isTimespan(field) && value instanceof Long ticks && ticks != Long.MIN_VALUE && ticks != Long.MAX_VALUE) {
            assertThat(Duration.ofNanos(events.nanos(at))).as(where).isEqualTo(expected.getDuration(name));
        }
    }

    private static boolean isTimespan(ValueDescriptor field) {
        return field.getAnnotation(jdk.jfr.Timespan.class) != null;
    }

    private static String name(RecordedThread thread) {
        if (thread == null) {
            return "";
        }
        String javaName = thread.getJavaName();
        return javaName == null || javaName.isEmpty() ? thread.getOSName() : javaName;
    }

    private static List<String> frames(Stack stack) {
        return stack.places().stream()
                .map(place -> place.lines().get(0))
                .map(line -> dotted(line.function()) + ":" + line.line())
                .toList();
    }

    /** The JDK has a dot for every slash, even for those of a native library's path. */
    private static String dotted(Function function) {
        return function.systemName().replace('/', '.');
    }

    private static List<String> frames(RecordedStackTrace stack) {
        List<String> frames = new ArrayList<>();
        if (stack != null) {
            for (RecordedFrame frame : stack.getFrames()) {
                var method = frame.getMethod();
                Function function = Names.function(
                        method.getType().getName().replace('.', '/'), method.getName(), method.getDescriptor());
                frames.add(dotted(function) + ":" + Math.max(0, frame.getLineNumber()));
            }
            if (stack.isTruncated()) {
                frames.add("[truncated]:0");
            }
        }
        return frames;
    }
}
