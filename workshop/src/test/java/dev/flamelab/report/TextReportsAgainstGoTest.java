package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.RealDumps;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.ValueType;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reports that are no graph, of every real profile, byte for byte; written profiles by what Go reads in them. */
class TextReportsAgainstGoTest {
    private static final View GO = View.STANDARD.withDialect(Dialect.GO_1_19, TimeZone.getTimeZone("UTC"));

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void reportIsPrintedAsGoPrintsIt(Path dump) throws Exception {
        Profile profile = read(dump);
        View focused = GO.withFilter(Filter.NOTHING
                .with(Filter.By.FOCUS, "http|main|demo")
                .with(Filter.By.HIDE, "runtime|java")
                .with(Filter.By.TAGROOT, "bytes"));
        String[] focus = {"-focus=http|main|demo", "-hide=runtime|java", "-tagroot=bytes"};
        same(Raw::of, profile, GO, dump, "-raw");
        same(Raw::of, profile, focused, dump, with("-raw", focus));
        same(Comments::of, profile, GO, dump, "-comments");
        same(Traces::of, profile, focused.withGranularity(Granularity.LINES), dump, with("-traces", focus, "-lines"));
        for (ValueType type : profile.sampleTypes()) {
            View view = GO.withSampleIndex(type.type());
            String index = "-sample_index=" + type.type();
            same(Traces::of, profile, view, dump, "-traces", index);
            same(Tags::of, profile, view, dump, "-tags", index);
            same(Callgrind::of, profile, view, dump, "-callgrind", index);
            View mean = view.with(View.Option.MEAN).withDivideBy(3);
            same(Traces::of, profile, mean, dump, "-traces", "-mean", "-divide_by=3", index);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void writtenProfileHoldsWhatGoWrites(Path dump) throws Exception {
        Profile profile = read(dump);
        View some = GO.withFilter(Filter.NOTHING.with(Filter.By.IGNORE, "runtime|java"))
                .withDivideBy(2.5);
        String[] flags = {"-ignore=runtime|java", "-divide_by=2.5"};
        sameProfile(FilteredProfile.of(profile, GO).profile(), dump, "-proto");
        sameProfile(FilteredProfile.of(profile, some).profile(), dump, with("-proto", flags));
        sameProfile(TopProfile.of(profile, GO).profile(), dump, "-topproto");
        View lines = some.withGranularity(Granularity.LINES).withTrim(Trim.STANDARD.withNodeCount(9));
        sameProfile(TopProfile.of(profile, lines).profile(), dump, with("-topproto", flags, "-lines", "-nodecount=9"));
    }

    static List<Path> dumps() throws Exception {
        return RealDumps.all();
    }

    private static Profile read(Path dump) throws Exception {
        Profile profile = ProfileReader.read(Files.readAllBytes(dump));
        // As Go 1.19 does, even with a single profile.
        return ProfileMerge.merge(List.of(profile));
    }

    private static String[] with(String first, String[] flags, String... more) {
        return Stream.of(Stream.of(first), Stream.of(flags), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static void same(
            BiFunction<Profile, View, TextReport> report, Profile profile, View view, Path dump, String... flags)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(flags));
        arguments.add(dump.toString());

        assertThat(report.apply(profile, view).text())
                .as("%s", arguments)
                .isEqualTo(GoPprof.run(arguments.toArray(String[]::new)));
    }

    private void sameProfile(Profile ours, Path dump, String... flags) throws Exception {
        Path mine = folder.resolve("ours.pb.gz");
        try (OutputStream out = Files.newOutputStream(mine)) {
            ProfileWriter.write(ours, out);
        }
        Path theirs = folder.resolve("theirs.pb.gz");
        Files.deleteIfExists(theirs);
        List<String> arguments = new ArrayList<>(List.of(flags));
        arguments.addAll(List.of("-output=" + theirs, dump.toString()));
        GoPprof.run(arguments.toArray(String[]::new));

        assertThat(GoPprof.run("-raw", "-symbolize=none", mine.toString()))
                .as("%s", arguments)
                .isEqualTo(GoPprof.run("-raw", "-symbolize=none", theirs.toString()));
    }
}
