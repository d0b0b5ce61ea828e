package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real profile, in every way that top knows, byte for byte. */
class TopAgainstGoTest {
    private static final View GO = View.STANDARD.withDialect(Dialect.GO_1_19, ZoneId.of("UTC"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void everySampleTypeIsPrintedAsGoPrintsIt(Path dump) throws Exception {
        Profile profile = read(dump);
        for (ValueType type : profile.sampleTypes()) {
            String name = type.type();
            View view = GO.withSampleIndex(name);
            same(profile, view, Order.FLAT, Trim.STANDARD, dump, "-sample_index=" + name);
            same(profile, view, Order.CUM, Trim.STANDARD, dump, "-cum", "-sample_index=" + name);
            View lines = view.withGranularity(Granularity.LINES);
            same(profile, lines, Order.FLAT, Trim.STANDARD, dump, "-lines", "-sample_index=" + name);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void otherWaysToLookArePrintedAsGoPrintsThem(Path dump) throws Exception {
        Profile profile = read(dump);
        View view = GO;
        same(profile, view, Order.FLAT, Trim.STANDARD, dump);
        same(profile, view, Order.FLAT, Trim.STANDARD.withNodeCount(7), dump, "-nodecount=7");
        same(profile, view, Order.CUM, Trim.STANDARD.withNodeCount(7), dump, "-cum", "-nodecount=7");
        same(profile, view, Order.FLAT, Trim.NOTHING, dump, "-trim=false");
        same(profile, view, Order.FLAT, new Trim(0, 0.1, 0.001), dump, "-nodefraction=0.1");
        same(
                profile,
                view.withGranularity(Granularity.FILE_FUNCTIONS),
                Order.FLAT,
                Trim.STANDARD,
                dump,
                "-filefunctions");
        same(profile, view.withGranularity(Granularity.FILES), Order.FLAT, Trim.STANDARD, dump, "-files");
        same(profile, view.withGranularity(Granularity.ADDRESSES), Order.FLAT, Trim.STANDARD, dump, "-addresses");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void filteredIsPrintedAsGoPrintsIt(Path dump) throws Exception {
        Profile profile = read(dump);
        for (Filter filter : List.of(
                filter("main|demo", ""),
                filter("", "runtime"),
                filter("http", "json|runtime\\.(m|g)"),
                filter("no such place", ""))) {
            List<String> flags =
                    filter.active().stream().map(active -> "-" + active).toList();
            View view = GO.withFilter(filter);
            same(profile, view, Order.CUM, Trim.STANDARD, dump, flags, "-cum");
        }
    }

    private static Filter filter(String focus, String ignore) {
        return Filter.NOTHING.with(Filter.By.FOCUS, focus).with(Filter.By.IGNORE, ignore);
    }

    static Stream<Path> dumps() throws Exception {
        return GoPprof.dumps();
    }

    private static Profile read(Path dump) throws Exception {
        return ProfileReader.read(Files.readAllBytes(GoPprof.needed(dump)));
    }

    private static void same(Profile profile, View view, Order order, Trim trim, Path dump, String... flags)
            throws Exception {
        same(profile, view, order, trim, dump, List.of(), flags);
    }

    private static void same(
            Profile profile, View view, Order order, Trim trim, Path dump, List<String> more, String... flags)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-top"));
        arguments.addAll(List.of(flags));
        arguments.addAll(more);
        arguments.add(dump.toString());

        assertThat(Top.of(profile, view.withOrder(order).withTrim(trim)).text())
                .as("%s", arguments)
                .isEqualTo(GoPprof.run(arguments.toArray(String[]::new)));
    }
}
