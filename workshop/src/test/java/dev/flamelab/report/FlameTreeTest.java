package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.ROUND;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.line;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.RealDumps;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlameTreeTest {
    private static final View FUNCTIONS = View.STANDARD.withTrim(Trim.NOTHING);
    private static final TrieGrowth.Limit FEW = new TrieGrowth.Limit(200, 500, 10_000);

    private static final Profile SHOP = Shop.profile(
            sample(2, 20, at(PRICE), at(HANDLE), at(MAIN)),
            sample(5, 50, at(ROUND, PRICE), at(HANDLE), at(MAIN)),
            sample(1, 10, at(HANDLE), at(MAIN)));

    static List<Path> dumps() throws IOException {
        return RealDumps.all();
    }

    @Test
    void nodesComeBeforeWhatTheyCallAndTheHeaviestFirst() {
        assertThat(lines(FlameTree.of(SHOP, null, FUNCTIONS)))
                .containsExactly(
                        "root 0/80",
                        " shop.Main.main 0/80",
                        "  shop.web.Handler.handle 10/80",
                        "   shop.Price.of 20/70",
                        "    shop.Price.round 50/50 inlined");
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void sumsAreThoseOfTop(Path file) throws IOException {
        Profile profile = read(file);
        for (int i = 0; i < profile.sampleTypes().size(); i++) {
            View view = FUNCTIONS.withSampleIndex(Integer.toString(i));
            Top top = Top.of(profile, view);
            FlameTree tree = FlameTree.of(profile, null, view);

            assertThat(tree.total()).isEqualTo(top.total());
            assertThat(tree.total(0)).isEqualTo(top.total());
            assertThat(sums(tree)).isEqualTo(rows(top));
        }
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void stacksAreThoseOfTheCollapsedText(Path file) throws IOException {
        Profile profile = read(file);

        assertThat(stacks(FlameTree.of(profile, null, FUNCTIONS)))
                .isEqualTo(Collapsed.of(profile, FUNCTIONS).text());
    }

    @Test
    void filterLeavesOutWhatItLeavesOutOfTop() {
        View view = FUNCTIONS.withFilter(
                Filter.NOTHING.with(Filter.By.FOCUS, "round").with(Filter.By.HIDE, "Handler"));
        FlameTree tree = FlameTree.of(SHOP, null, view);

        assertThat(lines(tree))
                .containsExactly(
                        "root 0/50",
                        " shop.Main.main 0/50",
                        "  shop.Price.of 0/50",
                        "   shop.Price.round 50/50 inlined");
        assertThat(tree.total()).isEqualTo(80);
        assertThat(FlameTree.of(SHOP, null, view.with(View.Option.RELATIVE_PERCENTAGES))
                        .total())
                .isEqualTo(50);
    }

    @Test
    void inlinedCallsAreTheirCallersWhenAsked() {
        assertThat(lines(FlameTree.of(SHOP, null, FUNCTIONS.with(View.Option.NOINLINES))))
                .endsWith("   shop.Price.of 70/70");
    }

    @Test
    void whatIsNoLongerCalledStaysInADifference() {
        Profile now = Shop.profile(sample(3, 30, at(PRICE), at(MAIN)), sample(1, 10, at(MAIN)));
        Profile before = Shop.profile(sample(4, 40, at(HANDLE), at(MAIN)), sample(1, 10, at(PRICE), at(MAIN)));
        FlameTree tree = FlameTree.of(now, before, FUNCTIONS);

        assertThat(lines(tree))
                .containsExactly(
                        "root 0/40 before 0/50",
                        " shop.Main.main 10/40 before 0/50",
                        "  shop.Price.of 30/30 before 10/10",
                        "  shop.web.Handler.handle 0/0 before 40/40");
        assertThat(tree.total()).isEqualTo(40);
        assertThat(tree.baseTotal()).isEqualTo(50);
        assertThat(lines(FlameTree.of(ProfileDiff.diffBase(now, before), null, FUNCTIONS)))
                .isEqualTo(lines(tree));
        assertThat(lines(FlameTree.of(now, before, FUNCTIONS.with(View.Option.DROP_NEGATIVE))))
                .isEqualTo(lines(tree).subList(0, 3));
    }

    @Test
    void differenceIsThatOfTop() throws IOException {
        List<Path> dumps =
                dumps().stream().filter(file -> file.toString().contains("cmp")).toList();
        assumeTrue(dumps.size() > 1, "the article's dumps are not here");
        Profile before = read(dumps.get(0));
        Profile now = read(dumps.get(1));
        FlameTree tree = FlameTree.of(now, before, FUNCTIONS);
        Map<String, String> expected = rows(Top.of(ProfileDiff.base(now, before), FUNCTIONS));
        Map<String, String> found = sums(tree);

        found.values().removeIf("0/0"::equals);
        assertThat(found).isEqualTo(expected);
        assertThat(tree.baseTotal()).isEqualTo(Top.of(before, FUNCTIONS).total());
    }

    @Test
    void linesAreToldApartAndFilesAreNamed() {
        View lines = FUNCTIONS.withGranularity(Granularity.LINES);
        FlameTree tree = FlameTree.of(SHOP, null, lines);

        assertThat(tree.names())
                .contains(new FlameTree.Name("shop.Price.of:7", "shop.Price.of", "shop/Price.java", "shop", "shop"));
    }

    @Test
    void withMeansItTellsOfHowManyEventsTheSumsAre() {
        FlameTree tree = FlameTree.of(SHOP, null, FUNCTIONS.with(View.Option.MEAN));

        assertThat(lines(tree)).isEqualTo(lines(FlameTree.of(SHOP, null, FUNCTIONS)));
        assertThat(IntStream.range(0, tree.size()).mapToObj(tree::events)).containsExactly(8L, 8L, 8L, 7L, 5L);
        assertThat(IntStream.range(0, tree.size()).mapToObj(tree::selfEvents)).containsExactly(0L, 0L, 1L, 2L, 5L);
        assertThat(tree.warnings()).singleElement().asString().startsWith("Widths are sums");
        assertThat(FlameTree.of(SHOP, SHOP, FUNCTIONS.with(View.Option.MEAN)).hasMeans())
                .isFalse();
    }

    @Test
    void numbersThatAPageCannotTellApartAreToldOf() {
        Profile huge = Shop.profile(sample(1, (1L << 53) + 1, at(MAIN)));

        assertThat(FlameTree.of(huge, null, FUNCTIONS).warnings())
                .containsExactly("Values beyond 2^53 are shown with their first 16 digits.");
    }

    @Test
    void ofTooManyFramesTheLightOnesAreLeftOut() {
        Profile wide = random(3000);
        FlameTree whole = FlameTree.of(wide, null, FUNCTIONS);
        long least = whole.total() / 500;
        FlameTree limited = FlameTree.of(wide, null, FUNCTIONS, FEW);
        List<String> lines = lines(whole);
        List<String> heavy = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            if (whole.total(i) >= least) {
                heavy.add(lines.get(i));
            }
        }

        assertThat(whole.warnings()).isEmpty();
        assertThat(lines(limited)).isEqualTo(heavy).hasSizeLessThan(whole.size() / 2);
        assertThat(limited.warnings())
                .containsExactly(
                        "Frames below 0.2% are left out: there are too many to draw. Focus on some to see more.");
        assertThat(FlamePage.of(wide, FUNCTIONS, FEW))
                .contains("<title>shop cpu (nanoseconds), without frames below 0.2%</title>")
                .containsPattern("\nn\\(\\d+," + whole.total() + "\\)");
    }

    @Test
    void whereNoFrameIsLighterThanOthersTheOutermostAreKept() {
        Profile hairy = hairy(400, 300);

        FlameTree limited = FlameTree.of(hairy, null, FUNCTIONS, FEW);
        assertThat(limited.size()).isBetween(10_000, 10_400);
        assertThat(limited.total(0)).isEqualTo(400);
        assertThat(limited.warnings())
                .containsExactly("Frames below 0.2% or deeper than 26 levels are left out:"
                        + " there are too many to draw. Focus on some to see more.");
    }

    @Test
    void pageOfStacksWithoutEndShowsWhatABrowserCanDraw() {
        assertThat(FlamePage.of(hairy(1, 50_000), FUNCTIONS))
                .contains("<title>shop cpu (nanoseconds), without frames deeper than 2000 levels</title>");
    }

    /** Stacks of which no two begin alike for long. */
    private static Profile hairy(int samples, int depth) {
        var random = new Random(3);
        Location[] places = IntStream.range(0, 100)
                .mapToObj(i -> at(line("shop.Part" + i + ".run", "", 1)))
                .toArray(Location[]::new);
        Sample[] all = new Sample[samples];
        for (int i = 0; i < samples; i++) {
            Location[] stack = new Location[depth];
            for (int j = 0; j < depth; j++) {
                stack[j] = places[random.nextInt(places.length)];
            }
            all[i] = sample(1, 1, stack);
        }
        return Shop.profile(all);
    }

    private static Profile random(int samples) {
        var random = new Random(7);
        List<Location> places = Stream.iterate(0, i -> i + 1)
                .limit(12)
                .map(i -> at(line("shop.Part" + i + ".run", "", 1)))
                .toList();
        Sample[] all = new Sample[samples];
        for (int i = 0; i < samples; i++) {
            Location[] stack = new Location[3 + random.nextInt(40)];
            for (int j = 0; j < stack.length; j++) {
                // Half of the stacks are one long way from the root on.
                stack[j] = places.get(i % 2 == 0 ? (stack.length - j) % 12 : random.nextInt(12));
            }
            all[i] = sample(1, 1 + random.nextInt(9), stack);
        }
        return Shop.profile(all);
    }

    private static Profile read(Path file) throws IOException {
        return ProfileReader.read(Files.readAllBytes(file));
    }

    private static List<String> lines(FlameTree tree) {
        int[] depth = new int[tree.size()];
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            depth[i] = i == 0 ? 0 : depth[tree.parent(i)] + 1;
            String before = tree.isDifference() ? " before " + tree.selfBefore(i) + "/" + tree.before(i) : "";
            lines.add(" ".repeat(depth[i]) + text(tree, i) + " " + tree.self(i) + "/" + tree.total(i) + before
                    + (tree.isInlined(i) ? " inlined" : ""));
        }
        return lines;
    }

    private static String text(FlameTree tree, int node) {
        return tree.names().get(tree.name(node)).text();
    }

    /** By function flat and cum, less those before; a function that calls itself is counted where it is outermost. */
    private static Map<String, String> sums(FlameTree tree) {
        Map<String, Long> flat = new HashMap<>();
        Map<String, Long> cum = new HashMap<>();
        for (int i = 1; i < tree.size(); i++) {
            boolean outermost = true;
            for (int above = tree.parent(i); above > 0; above = tree.parent(above)) {
                outermost &= tree.name(above) != tree.name(i);
            }
            flat.merge(text(tree, i), tree.self(i) - tree.selfBefore(i), Long::sum);
            cum.merge(text(tree, i), outermost ? tree.total(i) - tree.before(i) : 0, Long::sum);
        }
        Map<String, String> sums = new TreeMap<>();
        flat.forEach((name, value) -> sums.put(name, value + "/" + cum.get(name)));
        return sums;
    }

    private static Map<String, String> rows(Top top) {
        Map<String, String> rows = new TreeMap<>();
        top.rows().forEach(row -> rows.put(row.name(), row.flat() + "/" + row.cum()));
        return rows;
    }

    private static String stacks(FlameTree tree) {
        String[] stacks = new String[tree.size()];
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < tree.size(); i++) {
            String frame = text(tree, i).replace(';', ':');
            stacks[i] = tree.parent(i) == 0 ? frame : stacks[tree.parent(i)] + ";" + frame;
            if (tree.self(i) != 0) {
                lines.add(stacks[i] + " " + tree.self(i));
            }
        }
        return String.join("\n", lines.stream().sorted((a, b) -> compare(a, b)).toList()) + "\n";
    }

    private static int compare(String a, String b) {
        // Frame by frame, as the collapsed text is sorted.
        return frames(a).compareTo(frames(b));
    }

    private static String frames(String line) {
        return line.substring(0, line.lastIndexOf(' ')).replace(';', '\0');
    }
}
