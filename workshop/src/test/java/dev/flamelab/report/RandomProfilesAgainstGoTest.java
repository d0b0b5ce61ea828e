package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Profiles as no program makes them: inlined calls, recursion, values of any size and sign, odd units, frames to drop,
 * places without names. What we print of them is what pprof prints.
 */
class RandomProfilesAgainstGoTest {
    private static final View GO = View.STANDARD.withDialect(Dialect.GO_1_19, ZoneId.of("UTC"));
    private static final List<String> UNITS =
            List.of("count", "nanoseconds", "ms", "bytes", "kilobytes", "seconds", "cycles", "GCU", "", "Hours", "us");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void randomProfileIsPrintedAsGoPrintsIt(int seed) throws Exception {
        Profile made = profile(new Random(seed));
        Path file = folder.resolve("random.pb.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write(made, out);
        }
        // Go 1.19 sums up even a single profile before it looks at it; the current pprof does not.
        Profile profile = ProfileMerge.merge(List.of(made));

        same(profile, file, GO, Order.FLAT, Trim.STANDARD);
        same(profile, file, GO.withGranularity(Granularity.LINES), Order.CUM, cut(5), "-lines", "-cum");
        same(
                profile,
                file,
                GO.withFilter(Filter.NOTHING.with(Filter.By.FOCUS, "f[12]|lib").with(Filter.By.IGNORE, "f3")),
                Order.FLAT,
                cut(3),
                "-focus=f[12]|lib",
                "-ignore=f3");
        View folded = GO.withSampleIndex("0")
                .withGranularity(Granularity.FILES)
                .withUnit("auto")
                .with(View.Option.NOINLINES);
        same(profile, file, folded, Order.FLAT, Trim.NOTHING, "-files", "-noinlines", "-unit=auto", "-sample_index=0");
    }

    private static Trim cut(int count) {
        return Trim.STANDARD.withNodeCount(count);
    }

    private static void same(Profile profile, Path file, View view, Order order, Trim trim, String... flags)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-top", "-symbolize=none"));
        arguments.addAll(List.of(flags));
        if (trim.nodeCount() > 0) {
            arguments.add("-nodecount=" + trim.nodeCount());
        }
        if (trim.equals(Trim.NOTHING)) {
            arguments.add("-trim=false");
        }
        arguments.add(file.toString());

        assertThat(Top.of(profile, view.withOrder(order).withTrim(trim)).text())
                .as("%s", arguments)
                .isEqualTo(GoPprof.run(arguments.toArray(String[]::new)));
    }

    private static Profile profile(Random random) {
        List<Mapping> mappings = List.of(
                Mapping.symbolized("/opt/shop//bin/../service"),
                new Mapping(0x1000, 0x9000, 0, "/usr/lib/libshop.so", "b0", false, false, false, false));
        List<Location> places = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            places.add(place(random, mappings));
        }
        List<Sample> samples = new ArrayList<>();
        long scale = 1L << random.nextInt(50);
        boolean signed = random.nextInt(3) == 0;
        for (int i = 0; i < 60; i++) {
            samples.add(sample(random, places, scale, signed));
        }
        return new Profile(
                List.of(
                        new ValueType("events", UNITS.get(random.nextInt(UNITS.size()))),
                        new ValueType("cost", UNITS.get(random.nextInt(UNITS.size())))),
                samples,
                mappings,
                new ValueType("cost", "nanoseconds"),
                1,
                random.nextBoolean() ? 0 : 1_700_000_000_000_000_000L,
                random.nextBoolean() ? 0 : 1L << random.nextInt(60),
                random.nextBoolean() ? List.of() : List.of("said", "#unsaid"),
                random.nextBoolean() ? "" : "events",
                random.nextInt(3) == 0 ? "f1|lib.*" : "",
                random.nextBoolean() ? "" : "lib5",
                "");
    }

    private static Location place(Random random, List<Mapping> mappings) {
        List<Line> lines = new ArrayList<>();
        for (int i = random.nextInt(10) == 0 ? 3 : 0; i < 3 && (i == 0 || random.nextInt(3) == 0); i++) {
            int number = random.nextInt(12);
            String name = random.nextInt(4) == 0 ? "lib" + number + "(int)" : "f" + number;
            String file = random.nextInt(4) == 0 ? "" : "src/./f" + number % 4 + ".java";
            lines.add(new Line(new Function(name, name + "()V", file, 0), random.nextInt(4), 0));
        }
        Mapping mapping = random.nextInt(5) == 0 ? null : mappings.get(random.nextInt(2));
        return new Location(mapping, mapping == null ? 0 : 0x1000 + random.nextInt(64), lines, false);
    }

    private static Sample sample(Random random, List<Location> places, long scale, boolean signed) {
        List<Location> stack = Stream.generate(() -> places.get(random.nextInt(places.size())))
                .limit(random.nextInt(8))
                .toList();
        long cost = (long) (random.nextDouble() * random.nextDouble() * scale * 16);
        long sign = signed && random.nextBoolean() ? -1 : 1;
        List<Label> labels = random.nextBoolean() ? List.of() : List.of(Label.text("thread", "t" + random.nextInt(3)));
        return new Sample(stack, new long[] {random.nextInt(5), sign * cost}, labels);
    }
}
