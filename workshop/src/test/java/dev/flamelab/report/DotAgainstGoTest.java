package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.RealDumps;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ProfileWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graphs that we write are those that {@code go tool pprof -dot} writes, to the byte. */
class DotAgainstGoTest {
    private static final View GO = View.STANDARD.withDialect(Dialect.GO_1_19, TimeZone.getTimeZone("UTC"));

    @TempDir
    private Path folder;

    static List<Path> dumps() throws Exception {
        return RealDumps.all();
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void realProfileIsDrawnAsGoDrawsIt(Path dump) throws Exception {
        Profile profile = ProfileMerge.merge(List.of(ProfileReader.read(Files.readAllBytes(dump))));

        for (int i = 0; i < profile.sampleTypes().size(); i++) {
            same(profile, dump, GO.withSampleIndex("" + i), "-sample_index=" + i);
        }
        variations(profile, dump);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void randomProfileIsDrawnAsGoDrawsIt(int seed) throws Exception {
        var random = new Random(seed);
        Profile made = TaggedProfiles.random(random);
        Path file = write(made, "random.pb.gz");

        variations(ProfileMerge.merge(List.of(made)), file);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void differenceIsDrawnAsGoDrawsIt(int seed) throws Exception {
        var random = new Random(seed);
        List<Profile> both = TaggedProfiles.alike(random);
        Path after = write(both.get(0), "after.pb.gz");
        Path before = write(both.get(1), "before.pb.gz");

        same(ProfileDiff.base(both.get(0), both.get(1)), after, GO, "-base=" + before);
        same(ProfileDiff.diffBase(both.get(0), both.get(1)), after, GO, "-diff_base=" + before);
        same(
                ProfileDiff.diffBase(both.get(0), both.get(1)),
                after,
                GO.with(View.Option.DROP_NEGATIVE),
                "-drop_negative",
                "-diff_base=" + before);
    }

    private static void variations(Profile profile, Path file) throws Exception {
        same(profile, file, GO);
        same(profile, file, GO.with(View.Option.MEAN), "-mean");
        same(profile, file, GO.withTrim(Trim.STANDARD.withNodeCount(7)), "-nodecount=7");
        same(
                profile,
                file,
                GO.withTrim(new Trim(20, 0.05, 0.1)).withGranularity(Granularity.LINES),
                "-nodecount=20",
                "-nodefraction=0.05",
                "-edgefraction=0.1",
                "-lines");
        same(
                profile,
                file,
                GO.withGranularity(Granularity.FILES).withUnit("auto").withDivideBy(3),
                "-files",
                "-unit=auto",
                "-divide_by=3");
        same(
                profile,
                file,
                GO.withGranularity(Granularity.ADDRESSES).with(View.Option.NOINLINES),
                "-addresses",
                "-noinlines");
        same(
                profile,
                file,
                GO.withGranularity(Granularity.FILE_FUNCTIONS).with(View.Option.COMPACT_LABELS),
                "-filefunctions",
                "-compact_labels");
        same(profile, file, GO.withTrim(Trim.NOTHING), "-trim=false");
        same(
                profile,
                file,
                GO.withFilter(Filter.NOTHING
                                .with(Filter.By.FOCUS, "[Cc]art|runtime")
                                .with(Filter.By.HIDE, "Item|gc")
                                .with(Filter.By.TAGHIDE, "thread1"))
                        .with(View.Option.RELATIVE_PERCENTAGES),
                "-focus=[Cc]art|runtime",
                "-hide=Item|gc",
                "-taghide=thread1",
                "-relative_percentages");
        alike(profile, file, GO.withTrim(new Trim(0, 0.02, 0.03)), "-nodefraction=0.02", "-edgefraction=0.03");
        alike(profile, file, GO.withTrim(new Trim(0, 0.005, 0.001)).with(View.Option.MEAN), "-mean");
    }

    /** The same call trees, apart from numbers and order: pprof itself does not draw them twice alike. */
    private static void alike(Profile profile, Path file, View view, String... flags) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-dot", "-symbolize=none", "-call_tree", "-nodecount=0"));
        arguments.addAll(List.of(flags));
        arguments.add(file.toString());

        assertThat(unnumbered(Dot.of(profile, view.with(View.Option.CALL_TREE)).text()))
                .as("%s", arguments)
                .isEqualTo(unnumbered(GoPprof.run(arguments.toArray(String[]::new))));
    }

    private static List<String> unnumbered(String dot) {
        return dot.replaceAll("\\b(N+|node)\\d+(_\\d+)*\\b", "N")
                .lines()
                .sorted()
                .toList();
    }

    private static void same(Profile profile, Path file, View view, String... flags) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-dot", "-symbolize=none"));
        arguments.addAll(List.of(flags));
        arguments.add(file.toString());

        assertThat(Dot.of(profile, view).text().split("\n"))
                .as("%s", arguments)
                .isEqualTo(GoPprof.run(arguments.toArray(String[]::new)).split("\n"));
    }

    private Path write(Profile profile, String name) throws Exception {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write(profile, out);
        }
        return file;
    }
}
