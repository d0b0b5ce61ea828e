package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The text forms of small profiles, as Go would write them. */
class TextTest {
    private static final Mapping SERVICE = Mapping.symbolized("test");
    private static final Location LEAF = place(0x1000, "a.Work.leaf", "a/Work.java", 12);
    private static final Location MAIN = place(0x20, "a.Main.main", "a/Main.java", 3);
    private static final Location NATIVE = new Location(SERVICE, 0x40, List.of(), false);
    private static final List<Label> WORKER = List.of(Label.text("name", "wor\"ker\\1\n"), Label.text("kind", "x"));

    private final Addresses addresses = new Addresses();

    @Test
    void countsAreSortedByNumberThenByText() {
        assertThat(new CountText(addresses)
                        .of(profile(
                                List.of("open/count"),
                                sample(List.of(), List.of(MAIN), 1),
                                sample(WORKER, List.of(LEAF, MAIN), 1),
                                sample(List.of(), List.of(LEAF, MAIN), 2),
                                sample(List.of(), List.of(NATIVE, MAIN), 1))))
                .isEqualTo("""
                        open profile: total 5
                        2 @ 0x1001 0x21
                        #	0x1001	a.Work.leaf+0x1	a/Work.java:12
                        #	0x21	a.Main.main+0x1	a/Main.java:3

                        1 @ 0x1001 0x21
                        # labels: {"kind":"x", "name":"wor\\"ker\\\\1\\n"}
                        #	0x1001	a.Work.leaf+0x1	a/Work.java:12
                        #	0x21	a.Main.main+0x1	a/Main.java:3

                        1 @ 0x21
                        #	0x21	a.Main.main+0x1	a/Main.java:3

                        1 @ 0x41 0x21
                        #	0x41
                        #	0x21	a.Main.main+0x1	a/Main.java:3

                        """);
    }

    @Test
    void whatStandsForFramesIsInNoFile() {
        assertThat(new CountText(addresses)
                        .of(profile(
                                List.of("open/count"),
                                sample(List.of(), List.of(place(0x30, "[no Java frames]", "", 0), MAIN), 1))))
                .isEqualTo("""
                        open profile: total 1
                        1 @ 0x31 0x21
                        #	0x31	[no Java frames]
                        #	0x21	a.Main.main+0x1	a/Main.java:3

                        """);
    }

    @Test
    void samplesThatLookTheSameAreOne() {
        assertThat(new CountText(addresses)
                        .of(profile(
                                List.of("open/count"),
                                sample(List.of(Label.number("bytes", 1, "")), List.of(MAIN), 1),
                                sample(List.of(Label.number("bytes", 2, "")), List.of(MAIN), 2))))
                .startsWith("open profile: total 3\n3 @ 0x21\n");
    }

    @Test
    void stackThatIsNotKnownHasAnAddressAllTheSame() {
        assertThat(new CountText(addresses).of(profile(List.of("open/count"), sample(List.of(), List.of(), 4))))
                .isEqualTo("open profile: total 4\n4 @ 0x11\n#\t0x11\t[no stack]\n\n");
    }

    @Test
    void heapTellsWhatWasEverAllocatedWhereTheJvmDoes() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        long before = totalAlloc();
        assertThat(new byte[1 << 20]).isNotEmpty();
        assertThat(totalAlloc()).isGreaterThanOrEqualTo(before + (1 << 20));
    }

    private static long totalAlloc() {
        return MemoryStatistics.lines().stream()
                .filter(line -> line.startsWith("# TotalAlloc = "))
                .mapToLong(line -> Long.parseLong(line.substring("# TotalAlloc = ".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void heapIsSortedByWhatIsInUse() {
        assertThat(new HeapText(addresses)
                        .of(profile(
                                List.of(
                                        "alloc_objects/count",
                                        "alloc_space/bytes",
                                        "inuse_objects/count",
                                        "inuse_space/bytes"),
                                sample(List.of(), List.of(MAIN), 10, 1000, 1, 100),
                                sample(List.of(Label.text("class", "byte[]")), List.of(LEAF, MAIN), 3, 600, 2, 400))))
                .startsWith("""
                        heap profile: 3: 500 [13: 1600] @ heap/2
                        2: 400 [3: 600] @ 0x1001 0x21
                        # labels: {"class":"byte[]"}
                        #	0x1001	a.Work.leaf+0x1	a/Work.java:12
                        #	0x21	a.Main.main+0x1	a/Main.java:3

                        1: 100 [10: 1000] @ 0x21
                        #	0x21	a.Main.main+0x1	a/Main.java:3


                        # runtime.MemStats
                        # Alloc = \
                        """)
                .containsPattern("\n# HeapSys = [1-9][0-9]*\n")
                .containsPattern("\n# NumGC = [0-9]+\n");
    }

    @Test
    void contentionTicksInNanoseconds() {
        Profile profile = profile(
                List.of("contentions/count", "delay/nanoseconds"),
                sample(List.of(), List.of(MAIN), 7, 10),
                sample(List.of(), List.of(LEAF), 1, 2000));
        assertThat(ContentionText.block(addresses).of(profile)).isEqualTo("""
                        --- contention:
                        cycles/second=1000000000
                        2000 1 @ 0x1001
                        #	0x1001	a.Work.leaf+0x1	a/Work.java:12

                        10 7 @ 0x21
                        #	0x21	a.Main.main+0x1	a/Main.java:3

                        """);
        assertThat(ContentionText.mutex(addresses).of(profile))
                .startsWith("--- mutex:\ncycles/second=1000000000\nsampling period=1\n2000 1 @");
    }

    @Test
    void whatTheProfileSaysOfItselfComesLast() {
        assertThat(new CountText(addresses)
                        .of(profile(
                                List.of("half of it"), List.of("open/count"), sample(List.of(), List.of(NATIVE), 1))))
                .isEqualTo("open profile: total 1\n1 @ 0x41\n#\t0x41\n\n# half of it\n");
    }

    @Test
    void foldedStacksBeginAtTheRoot() {
        assertThat(FoldedText.of(profile(
                        List.of("samples/count", "wall/nanoseconds"),
                        sample(List.of(), List.of(LEAF, MAIN), 2, 20),
                        sample(WORKER, List.of(LEAF, MAIN), 1, 10),
                        sample(List.of(), List.of(MAIN), 5, 50))))
                .isEqualTo("a.Main.main 5\na.Main.main;a.Work.leaf 3\n");
    }

    @Test
    void columnsEndWhereALineHasNoneOrFewerCells() {
        var tabs = new ElasticTabs();
        tabs.line("1234567", "a", "end").line("1", "12345678", "end").line("1").line("12345678", "end");
        tabs.line("", "é", "x", "end").line("1", "end").line("1", "12", "3", "end");
        assertThat(tabs.toString()).isEqualTo("""
                        1234567	a		end
                        1	12345678	end
                        1
                        12345678	end
                        		é	x	end
                        1		end
                        1		12	3	end
                        """);
    }

    @Test
    void textBeyondMeasureIsRefused() {
        var tabs = new ElasticTabs();
        String line = "x".repeat(1 << 20);
        assertThatThrownBy(() -> Stream.generate(() -> line).limit(65).forEach(tabs::line))
                .isInstanceOf(BadRequest.class)
                .hasMessage("the text form has more than 67108864 characters: ask for the binary one, without debug");
    }

    @Test
    void addressesThatWereShownHaveNames() {
        assertThat(addresses.name(0x1000)).isNull();
        assertThat(addresses.returning(LEAF)).isEqualTo(0x1001);
        assertThat(addresses.name(0x1001)).isEqualTo("a.Work.leaf");
        assertThat(addresses.name(0x1000)).isEqualTo("a.Work.leaf");
        assertThat(addresses.name(0x1002)).isNull();
        assertThat(addresses.name(0xfff)).isNull();
    }

    private static Location place(long address, String function, String file, long line) {
        return new Location(
                SERVICE, address, List.of(new Line(new Function(function, function, file, 0), line, 0)), false);
    }

    private static Sample sample(List<Label> labels, List<Location> leafFirst, long... values) {
        return new Sample(leafFirst, values, labels);
    }

    private static Profile profile(List<String> types, Sample... samples) {
        return profile(List.of(), types, samples);
    }

    private static Profile profile(List<String> comments, List<String> types, Sample... samples) {
        List<ValueType> sampleTypes = types.stream()
                .map(type -> new ValueType(type.split("/")[0], type.split("/")[1]))
                .toList();
        return Profile.of(sampleTypes, List.of(samples), List.of(SERVICE))
                .withPeriod(sampleTypes.get(0), 1)
                .withTime(1, 0)
                .withComments(comments);
    }
}
