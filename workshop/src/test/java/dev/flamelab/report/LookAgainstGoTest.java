package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.RealDumps;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.pprof.ProfileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real profile, looked at in every way: filters, means, divisors, shares of what is left, byte for byte. */
class LookAgainstGoTest {
    private static final View GO = View.STANDARD.withDialect(Dialect.GO_1_19, TimeZone.getTimeZone("UTC"));

    /** A way to look, and the flags that ask pprof for it. */
    private record Way(View view, List<String> flags) {
        static Way filter(String... expressions) {
            Filter filter = Filter.NOTHING;
            List<String> flags = new ArrayList<>();
            for (String each : expressions) {
                int equals = each.indexOf('=');
                filter = filter.with(
                        Filter.By.valueOf(each.substring(0, equals).toUpperCase(Locale.ROOT)),
                        each.substring(equals + 1));
                flags.add("-" + each);
            }
            return new Way(GO.withFilter(filter), flags);
        }

        static Way option(View.Option option, String flag) {
            return new Way(GO.with(option), List.of(flag));
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way(GO, List.of()),
            Way.filter("focus=main|demo", "ignore=runtime"),
            Way.filter("hide=runtime|java/"),
            Way.filter("show=main|http|demo"),
            Way.filter("show=main", "hide=main\\.[a-z]"),
            Way.filter("show_from=http|fib|Thread"),
            Way.filter("prune_from=http|fib|Thread|String"),
            Way.filter("tagfocus=32kb"),
            Way.filter("tagfocus=bytes=:64kb"),
            Way.filter("tagignore=1kb:"),
            Way.filter("tagfocus=100:4mb"),
            Way.filter("tagfocus=a,b"),
            Way.filter("tagshow=bytes"),
            Way.filter("taghide=bytes"),
            Way.filter("tagroot=bytes"),
            Way.filter("tagleaf=bytes,thread", "tagroot=class,nothing"),
            Way.filter("focus=(?i)MAIN", "show_from=a.*b"),
            Way.filter("focus=\\pL{5}\\.(?P<x>[A-Z])"),
            Way.option(View.Option.MEAN, "-mean"),
            Way.option(View.Option.DROP_NEGATIVE, "-drop_negative"),
            Way.option(View.Option.COMPACT_LABELS, "-compact_labels"),
            Way.option(View.Option.NOINLINES, "-noinlines"),
            Way.option(View.Option.CALL_TREE, "-call_tree"),
            new Way(
                    Way.filter("focus=main|demo").view().with(View.Option.RELATIVE_PERCENTAGES),
                    List.of("-focus=main|demo", "-relative_percentages")),
            new Way(GO.withDivideBy(7.5), List.of("-divide_by=7.5")),
            new Way(
                    GO.withTrim(new Trim(12, 0.02, 0.05)),
                    List.of("-nodecount=12", "-nodefraction=0.02", "-edgefraction=0.05")),
            new Way(GO.withTrim(Trim.NOTHING).withOrder(Order.CUM), List.of("-trim=false", "-cum")),
            new Way(GO.withUnit("kb"), List.of("-unit=kb")),
            new Way(GO.withUnit("auto"), List.of("-unit=auto")),
            new Way(GO.withGranularity(Granularity.ADDRESSES), List.of("-addresses")),
            new Way(GO.withGranularity(Granularity.FILES), List.of("-files")),
            new Way(GO.withGranularity(Granularity.LINES), List.of("-lines")));

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void everyWayToLookIsPrintedAsGoPrintsIt(Path dump) throws Exception {
        // As Go 1.19 does, even with a single profile.
        Profile profile = ProfileMerge.merge(List.of(ProfileReader.read(Files.readAllBytes(dump))));
        for (int i = 0; i < WAYS.size(); i++) {
            Way way = WAYS.get(i);
            // Each way in one report, each report in every third way: the others differ in layout alone.
            String report = List.of("-top", "-tree", "-peek=[m-r]|main").get(i % 3);
            assertThat(ours(report, profile, way.view()))
                    .as("%s %s %s", report, way.flags(), dump)
                    .isEqualTo(go(report, way, dump));
        }
    }

    static List<Path> dumps() throws Exception {
        return RealDumps.all();
    }

    private static String ours(String report, Profile profile, View view) {
        if (report.equals("-top")) {
            return Top.of(profile, view).text();
        }
        try {
            return report.equals("-tree")
                    ? Tree.of(profile, view).text()
                    : Peek.of(profile, view, "[m-r]|main").text();
        } catch (ReportError nothingMatches) {
            return "";
        }
    }

    private static String go(String report, Way way, Path dump) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(report));
        arguments.addAll(way.flags());
        arguments.add(dump.toString());
        return GoPprof.run(arguments.toArray(String[]::new));
    }
}
