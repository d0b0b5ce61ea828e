package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.capture.JfrProfiles.Kind;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileCheck;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording says as profiles, against sums over what the JDK reads of it. */
class JfrProfilesTest {
    private static final int INTERVAL = 2_000_000;
    private static final int ALLOC_INTERVAL = 65_536;
    private static final String ASYNC =
            "event=cpu,interval=" + INTERVAL + ",alloc=" + ALLOC_INTERVAL + ",lock=0,wall=10ms,live,features=";

    @TempDir
    private Path directory;

    private Path file;
    private List<RecordedEvent> events;

    @Test
    void everyKindOfAsyncProfilersIsThereInItsUnits() throws Exception {
        read(TestRecordings.byAsyncProfiler(directory, ASYNC, Duration.ofMillis(600)));
        JfrProfiles profiles = profiles();
        assertThat(profiles.kinds()).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Kind.REGION)));

        long samples = count("jdk.ExecutionSample");
        check(profiles.profile(Kind.CPU), "samples/count", "cpu/nanoseconds", samples, (double) samples * INTERVAL);
        assertThat(profiles.profile(Kind.CPU).period()).isEqualTo(INTERVAL);
        double waits = sum("profiler.WallClockSample", event -> event.getInt("samples"));
        check(profiles.profile(Kind.WALL), "samples/count", "wall/nanoseconds", waits, waits * 10_000_000);
        check(
                profiles.profile(Kind.LOCK),
                "contentions/count",
                "delay/nanoseconds",
                count("jdk.JavaMonitorEnter") + count("jdk.ThreadPark"),
                sum("jdk.JavaMonitorEnter", JfrProfilesTest::nanos) + sum("jdk.ThreadPark", JfrProfilesTest::nanos));
        checkMemory(
                profiles.profile(Kind.ALLOC),
                "alloc",
                "jdk.ObjectAllocationInNewTLAB",
                "jdk.ObjectAllocationOutsideTLAB");
        checkMemory(profiles.profile(Kind.LIVE), "inuse", "profiler.LiveObject");
    }

    @Test
    void everyKindOfTheFlightRecordersIsThereInItsUnits() throws Exception {
        read(TestRecordings.byJfr(directory, Duration.ofMillis(1000)));
        JfrProfiles profiles = profiles();
        assertThat(profiles.kinds()).containsExactlyInAnyOrder(Kind.CPU, Kind.ALLOC, Kind.LIVE, Kind.LOCK);

        Profile cpu = profiles.profile(Kind.CPU);
        if (Runtime.version().feature() >= 25) {
            double lost = sum("jdk.CPUTimeSamplesLost", event -> event.getInt("lostSamples"));
            // The JDK may lengthen its period on the way, and does not tell that of lost samples.
            double nanos = sum("jdk.CPUTimeSample", event -> event.getDuration("samplingPeriod")
                    .toNanos());
            check(cpu, "samples/count", "cpu/nanoseconds", count("jdk.CPUTimeSample") + lost, total(cpu, 1));
            checkLeftOut(cpu, "jdk.CPUTimeSample", "jdk.ExecutionSample");
            assertThat(total(cpu, 1)).isCloseTo(nanos + lost * cpu.period(), within(lost * cpu.period() + 1));
        } else {
            double taken = count("jdk.ExecutionSample");
            assertThat(cpu.period()).isEqualTo(10_000_000);
            check(cpu, "samples/count", "cpu/nanoseconds", taken, taken * cpu.period());
        }
        check(
                profiles.profile(Kind.LOCK),
                "contentions/count",
                "delay/nanoseconds",
                count("jdk.JavaMonitorEnter") + count("jdk.ThreadPark"),
                sum("jdk.JavaMonitorEnter", JfrProfilesTest::nanos) + sum("jdk.ThreadPark", JfrProfilesTest::nanos));
        Profile allocated = profiles.profile(Kind.ALLOC);
        checkLeftOut(allocated, "jdk.ObjectAllocationInNewTLAB", "jdk.ObjectAllocationSample");
        assertThat(total(allocated, 1))
                .isCloseTo(
                        sum("jdk.ObjectAllocationInNewTLAB", event -> event.getLong("tlabSize"))
                                + sum("jdk.ObjectAllocationOutsideTLAB", event -> event.getLong("allocationSize")),
                        within(2.0 * allocated.samples().size()));
        Profile live = profiles.profile(Kind.LIVE);
        long heap = events.stream()
                .filter(is("jdk.OldObjectSample"))
                .max(Comparator.comparing(event -> event.getInstant("allocationTime")))
                .orElseThrow()
                .getLong("lastKnownHeapUsage");
        assertThat(total(live, 1)).isCloseTo(heap, within(2.0 * live.samples().size()));
        assertThat(live.durationNanos()).isZero();
    }

    private void checkLeftOut(Profile profile, String taken, String leftOut) throws Exception {
        long count = count(leftOut);
        assertThat(profile.comments().stream().filter(comment -> comment.contains(leftOut)))
                .containsExactlyElementsOf(
                        count == 0
                                ? List.of()
                                : List.of("These are samples of " + taken + "; of " + leftOut + ", which tell less, "
                                        + count + " are left out."));
    }

    @Test
    void linesFilesAndClassesAreThere() throws Exception {
        read(TestRecordings.byAsyncProfiler(directory, "event=cpu,alloc=4k", Duration.ofMillis(300)));
        Profile allocated = profiles().profile(Kind.ALLOC);
        Set<Label> labels = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (Sample sample : allocated.samples()) {
            labels.addAll(sample.labels());
            sample.stack().forEach(place -> {
                var line = place.lines().get(0);
                places.add(line.function().name() + " " + line.function().file() + (line.line() > 0));
            });
        }
        assertThat(labels).contains(Label.text("class", "long[]"), Label.number("bytes", 1024, ""));
        String type = TestRecordings.class.getName();
        assertThat(places).contains(type + ".descend " + type.replace('.', '/') + ".javatrue");
    }

    @Test
    void regionsAreThereByTheirNamesWhereTheApplicationEndedThem() throws Exception {
        Path recorded = directory.resolve("regions.jfr");
        try (var recording = new jdk.jfr.Recording()) {
            recording.enable("dev.flamelab.Region");
            recording.start();
            for (String name : List.of("price", "pay", "price")) {
                Trace.region(name).close();
            }
            recording.stop();
            recording.dump(recorded);
        }
        read(recorded);
        JfrProfiles profiles = profiles();
        assertThat(profiles.kinds()).containsExactly(Kind.REGION);

        Profile regions = profiles.profile(Kind.REGION);
        check(regions, "regions/count", "region/nanoseconds", 3, sum("dev.flamelab.Region", JfrProfilesTest::nanos));
        assertThat(regions.samples()).hasSize(2).allSatisfy(sample -> assertThat(
                        sample.stack().get(0).lines().get(0).function().name())
                .isEqualTo(
                        JfrProfilesTest.class.getName() + ".regionsAreThereByTheirNamesWhereTheApplicationEndedThem"));
        assertThat(regions.samples().stream().map(Sample::labels))
                .containsExactlyInAnyOrder(
                        List.of(Label.text("region", "price")), List.of(Label.text("region", "pay")));
    }

    @Test
    void writingIsTheSameInLessMemory() throws Exception {
        read(TestRecordings.byAsyncProfiler(directory, ASYNC, Duration.ofMillis(200)));
        JfrProfiles profiles = profiles();
        for (Kind kind : profiles.kinds()) {
            var streamed = new ByteArrayOutputStream();
            profiles.write(kind, streamed);
            var held = new ByteArrayOutputStream();
            ProfileWriter.write(profiles.profile(kind), held);
            assertThat(streamed.toByteArray()).as(kind.name()).isEqualTo(held.toByteArray());
            ProfileCheck.check(ProfileReader.read(streamed.toByteArray()));
        }
        Invariants.hold(profiles.profile(Kind.CPU), "test");
    }

    @Test
    void stacksOfSeveralChunksAreAddedUp() throws Exception {
        read(TestRecordings.byAsyncProfiler(directory, "event=cpu,interval=1ms", Duration.ofMillis(200)));
        Profile once = profiles().profile(Kind.CPU);
        Files.write(file, Files.readAllBytes(file), StandardOpenOption.APPEND);
        Profile twice = profiles().profile(Kind.CPU);
        assertThat(twice.samples()).hasSameSizeAs(once.samples());
        assertThat(total(twice, 0)).isEqualTo(2 * total(once, 0));
        assertThat(twice.durationNanos()).isEqualTo(2 * once.durationNanos());
    }

    @Test
    void whatIsNotThereOrNotWantedIsAbsent() throws Exception {
        read(TestRecordings.byAsyncProfiler(directory, "event=cpu,interval=1ms", Duration.ofMillis(100)));
        assertThat(profiles().kinds()).containsExactly(Kind.CPU);
        JfrProfiles none = JfrProfiles.read(file, "test", EnumSet.of(Kind.LOCK));
        assertThat(none.kinds()).isEmpty();
        check(none.profile(Kind.LOCK), "contentions/count", "delay/nanoseconds", 0, 0);
        assertThatThrownBy(() -> none.profile(Kind.CPU)).isInstanceOf(IllegalArgumentException.class);

        var far = new AtomicLong();
        JfrProfiles.read(file, "test", EnumSet.of(Kind.CPU), far::addAndGet);
        assertThat(far).as("what one who waits is told").hasValue(Files.size(file));
    }

    @Test
    void fileThatIsNoRecordingIsRefusedInASentence() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "a recording, I believe");
        assertThatThrownBy(() -> JfrProfiles.read(text, "test", EnumSet.of(Kind.CPU)))
                .isInstanceOf(IOException.class)
                .hasMessage(text + " cannot be read: it is not a JFR recording");
    }

    private void read(Path recording) throws IOException {
        file = recording;
        events = RecordingFile.readAllEvents(recording);
    }

    private JfrProfiles profiles() throws IOException {
        return JfrProfiles.read(file, "test", EnumSet.allOf(Kind.class));
    }

    private static void check(Profile profile, String counted, String summed, double count, double amount)
            throws Exception {
        ProfileCheck.check(profile);
        assertThat(profile.sampleTypes()).containsExactly(type(counted), type(summed));
        assertThat(total(profile, 0)).as(counted).isEqualTo(count);
        // Each sample is a whole number in the end.
        assertThat(total(profile, 1))
                .as(summed)
                .isCloseTo(amount, within(1.0 * profile.samples().size()));
        assertThat(profile.timeNanos()).isPositive();
        assertThat(profile.durationNanos()).isPositive();
    }

    /** Every sample counts for as many as the draw by bytes has passed over. */
    private void checkMemory(Profile profile, String prefix, String... types) throws Exception {
        double objects = 0;
        double bytes = 0;
        for (RecordedEvent event : events) {
            if (Arrays.asList(types).contains(event.getEventType().getName())) {
                double size = event.getLong("allocationSize");
                objects += 1 / (1 - Math.exp(-size / ALLOC_INTERVAL));
                bytes += size / (1 - Math.exp(-size / ALLOC_INTERVAL));
            }
        }
        ProfileCheck.check(profile);
        assertThat(profile.sampleTypes())
                .containsExactly(type(prefix + "_objects/count"), type(prefix + "_space/bytes"));
        assertThat(total(profile, 0))
                .isCloseTo(objects, within(1.0 * profile.samples().size()));
        assertThat(total(profile, 1))
                .isCloseTo(bytes, within(1.0 * profile.samples().size()));
        assertThat(profile.period()).isEqualTo(ALLOC_INTERVAL);
    }

    private static ValueType type(String typeAndUnit) {
        String[] parts = typeAndUnit.split("/");
        return new ValueType(parts[0], parts[1]);
    }

    private static double total(Profile profile, int value) {
        return profile.samples().stream()
                .mapToLong(sample -> sample.value(value))
                .sum();
    }

    private long count(String type) {
        return events.stream().filter(is(type)).count();
    }

    private double sum(String type, ToDoubleFunction<RecordedEvent> value) {
        return events.stream().filter(is(type)).mapToDouble(value).sum();
    }

    private static double nanos(RecordedEvent event) {
        return event.getDuration().toNanos();
    }

    private static Predicate<RecordedEvent> is(String type) {
        return event -> event.getEventType().getName().equals(type);
    }
}
