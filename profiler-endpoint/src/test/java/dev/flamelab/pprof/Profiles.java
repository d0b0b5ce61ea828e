package dev.flamelab.pprof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Small profiles made by hand, and their bytes. */
final class Profiles {
    static final Mapping SERVICE = Mapping.symbolized("demo-service");
    static final Function LEAF = new Function("a.Work.leaf", "a.Work.leaf(I)V", "a/Work.java", 10);
    static final Function INLINED = new Function("a.Work.inlined", "a.Work.inlined()V", "a/Work.java", 20);
    static final Function MAIN = new Function("a.Main.main", "a.Main.main([Ljava/lang/String;)V", "a/Main.java", 0);

    private Profiles() {}

    static Location at(long line, Function function) {
        return new Location(SERVICE, 0, List.of(new Line(function, line, 0)), false);
    }

    static Profile cpu(Sample... samples) {
        return Profile.of(
                        List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds")),
                        List.of(samples),
                        List.of(SERVICE))
                .withPeriod(new ValueType("cpu", "nanoseconds"), 10_000_000)
                .withTime(1_700_000_000_000_000_000L, 1_000_000_000)
                .withComments(List.of("made by hand"));
    }

    static Sample sample(long count, Location... leafFirst) {
        return new Sample(List.of(leafFirst), new long[] {count, count * 10_000_000}, List.of());
    }

    /** Everything that the format can say, at least once. */
    static Profile rich() {
        var inlined = new Location(SERVICE, 0x1234, List.of(new Line(INLINED, 21, 5), new Line(LEAF, 12, 0)), false);
        var other = new Mapping(0x1000, 0x3000, 0x40, "libjvm.so", "abc123", false, true, false, false);
        var bare = new Location(other, 0x2000, List.of(), true);
        return new Profile(
                List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds")),
                List.of(
                        new Sample(
                                List.of(inlined, at(3, MAIN)),
                                new long[] {2, -20},
                                List.of(
                                        Label.text("thread", "worker-1"),
                                        Label.number("size", 4096, "bytes"),
                                        Label.number("bytes", -1, ""))),
                        new Sample(List.of(bare), new long[] {1, Long.MAX_VALUE}, List.of()),
                        new Sample(List.of(), new long[] {0, 0}, List.of())),
                List.of(SERVICE, other),
                new ValueType("cpu", "nanoseconds"),
                10_000_000,
                1_700_000_000_000_000_001L,
                2_000_000_000,
                List.of("first", "# hidden"),
                "samples",
                "drop.*",
                "keep.*",
                "https://example.org/doc");
    }

    static byte[] bytes(Profile profile) {
        var out = new ByteArrayOutputStream();
        try {
            ProfileWriter.write(profile, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
