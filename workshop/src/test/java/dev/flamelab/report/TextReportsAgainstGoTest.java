package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text reports that are no graph, of every real profile, byte for byte. */
class TextReportsAgainstGoTest {
    private static final View GO = View.STANDARD.withDialect(Dialect.GO_1_19, java.time.ZoneId.of("UTC"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void reportIsPrintedAsGoPrintsIt(Path dump) throws Exception {
        Profile profile = read(dump);
        same(Raw::of, profile, GO, dump, "-raw");
        same(Comments::of, profile, GO, dump, "-comments");
        for (ValueType type : profile.sampleTypes()) {
            View view = GO.withSampleIndex(type.type());
            String index = "-sample_index=" + type.type();
            same(Traces::of, profile, view, dump, "-traces", index);
            same(Tags::of, profile, view, dump, "-tags", index);
            same(Callgrind::of, profile, view, dump, "-callgrind", index);
        }
    }

    static Stream<Path> dumps() throws Exception {
        return GoPprof.dumps();
    }

    private static Profile read(Path dump) throws Exception {
        Profile profile = ProfileReader.read(Files.readAllBytes(GoPprof.needed(dump)));
        // As Go 1.19 does, even with a single profile.
        return ProfileMerge.merge(List.of(profile));
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
}
