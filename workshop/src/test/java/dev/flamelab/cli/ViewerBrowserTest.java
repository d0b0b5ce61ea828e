package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.site.Axe;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

/** The viewer as a person meets it: every page of every dump at hand, and what one does there. */
class ViewerBrowserTest {
    private static final List<String> VIEWS = List.of("flamegraph", "top", "graph", "peek", "source", "traces", "tags");

    @RegisterExtension
    static final OpenDumps viewer = new OpenDumps();

    static Stream<Path> dumps() throws IOException {
        return OpenDumps.dumps().stream();
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void everyPageIsDrawnOfWhatIsServedHere(Path dump) {
        viewer.resize(1280, 800);
        for (String view : VIEWS) {
            viewer.open(dump, view);
            assertThat(viewer.text("#errors")).as(view).isEmpty();
            assertThat(viewer.truth("return document.getElementById('view').childElementCount > 0"))
                    .isTrue();
        }
        String own = URI.create(viewer.server().url()).getAuthority();
        assertThat(viewer.requests())
                .hasSizeGreaterThan(VIEWS.size())
                .allSatisfy(url -> assertThat(URI.create(url).getAuthority()).isEqualTo(own));
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void topShowsTheNumbersOfPprof(Path dump) {
        viewer.open(dump, "top");
        assertThat(rows()).isEqualTo(rows(OpenDumps.pprof(dump, "-top", "-nodecount=500")));
    }

    /** Flat, flat%, sum%, cum, cum%, name. */
    private static List<List<String>> rows(String text) {
        return text.lines()
                .dropWhile(line -> !line.strip().startsWith("flat  flat%"))
                .skip(1)
                .map(line -> List.of(line.strip().split("\\s+", 6)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<List<String>> rows() {
        viewer.driver().executeScript("dispatchEvent(new Event('beforeprint'))");
        return (List<List<String>>) viewer.driver()
                .executeScript("return [...document.querySelectorAll('#view tbody tr')]"
                        + ".map(row => [...row.cells].map(cell => cell.textContent.trim()))"
                        // what was inlined stands in a column of its own
                        + ".map(cells => [...cells.slice(0, 5), cells.slice(5).join(' ').trim()])");
    }

    static Stream<String> views() {
        return VIEWS.stream();
    }

    @ParameterizedTest
    @MethodSource("views")
    void axeFindsNothingInLightAndInDarkWideAndNarrow(String view) {
        for (boolean isDark : List.of(false, true)) {
            viewer.emulate("", Map.of("prefers-color-scheme", isDark ? "dark" : "light"));
            viewer.resize(isDark ? 360 : 1280, 800);
            viewer.open(sample(), view);
            assertThat(Axe.violations(viewer))
                    .as(view + (isDark ? ", dark" : ", light"))
                    .isEmpty();
        }
    }

    /** A window of 1280 points at 400 % has 320 of them. */
    @ParameterizedTest
    @MethodSource("views")
    void pageAt400PercentIsNoWiderThanItsWindow(String view) {
        viewer.resize(320, 256);
        viewer.open(sample(), view);
        assertThat(viewer.number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
    }

    @Test
    void keyboardAloneLeadsFromMenuToViewAndBack() {
        viewer.resize(1280, 800);
        viewer.open(sample(), "flamegraph");
        tabTo("View");
        viewer.press(Keys.ENTER);
        viewer.await(() -> focused().contains("Flame Graph"));
        viewer.press(Keys.ARROW_DOWN);
        viewer.await(() -> focused().contains("Top"));
        viewer.press(Keys.ENTER);
        viewer.drawn("top");
        assertThat(viewer.driver().getCurrentUrl()).contains("/ui/top?");
        viewer.driver().navigate().back();
        viewer.drawn("flamegraph");
    }

    /** Presses Tab until this has the focus, which has to be seen wherever it is. */
    private static void tabTo(String wanted) {
        for (int i = 0; i < 20 && !focused().equals(wanted); i++) {
            viewer.press(Keys.TAB);
            assertThat(viewer.truth("const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);"
                            + "return outlineStyle !== 'none' || boxShadow !== 'none'"))
                    .as("the focus on " + focused() + " is seen")
                    .isTrue();
        }
        assertThat(focused()).isEqualTo(wanted);
    }

    private static String focused() {
        return (String) viewer.driver().executeScript("return document.activeElement.textContent.trim()");
    }

    @Test
    void searchTellsHowMuchMatchesAndEnterKeepsIt() {
        String name = rows(OpenDumps.pprof(sample(), "-top")).get(0).get(5).replaceAll(" .*", "");
        String pattern = name.replaceAll("[^A-Za-z0-9]", ".");
        var kept = rows(OpenDumps.pprof(sample(), "-top", "-nodecount=500", "-focus=" + pattern));
        viewer.open(sample(), "flamegraph");
        search(pattern);
        viewer.await(() -> viewer.text("output.matched").matches("[0-9.]+% matched, .*"));
        assertThat(kept).anySatisfy(row -> assertThat(viewer.text("output.matched"))
                .startsWith(row.get(4) + " matched, " + row.get(3) + " of "));
        viewer.open(sample(), "top");
        search(pattern);
        viewer.press(Keys.ENTER);
        viewer.await(() -> viewer.driver().getCurrentUrl().contains("f=" + pattern));
        viewer.drawn("top");
        assertThat(rows()).isEqualTo(kept);
        viewer.driver().navigate().back();
        viewer.await(() -> !viewer.driver().getCurrentUrl().contains("f="));
        viewer.drawn("top");
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(kept.size());
    }

    private static void search(String pattern) {
        viewer.driver().findElement(By.cssSelector("input[type=search]")).sendKeys(pattern);
    }

    @Test
    void filtersOfAnAddressAreThoseOfPprof() {
        var dump = viewer.named("demo-service.samples.cpu");
        for (var each : Map.of(
                        "f=read", "-focus=read",
                        "i=run", "-ignore=run",
                        "h=run%7Ccall", "-hide=run|call",
                        "si=samples", "-sample_index=samples",
                        "g=files", "-files",
                        "sort=cum", "-cum")
                .entrySet()) {
            viewer.open(dump, "top?" + each.getKey());
            assertThat(rows())
                    .as(each.getKey())
                    .isEqualTo(rows(OpenDumps.pprof(dump, "-top", "-nodecount=500", each.getValue())));
        }
    }

    @Test
    void differenceShowsTheNumbersOfDiffBase() {
        Path before = viewer.named("cmp-001");
        Path now = viewer.named("cmp-003");
        assumeTrue(before != null && now != null, "needs the article's dumps");
        viewer.open(now, "top?diff_base=" + viewer.id(before));
        assertThat(rows()).isEqualTo(rows(OpenDumps.pprof(now, "-top", "-nodecount=500", "-diff_base=" + before)));
        viewer.open(now, "flamegraph?diff_base=" + viewer.id(before));
        assertThat(viewer.text(".change-text")).matches("(?s).*[0-9].*");
    }

    @ParameterizedTest
    @MethodSource("views")
    void paperIsGreyAndWithoutMenus(String view) throws IOException {
        viewer.resize(1000, 800);
        viewer.open(sample(), view);
        viewer.driver().executeScript("dispatchEvent(new Event('beforeprint'))");
        viewer.emulate("print", Map.of());
        assertThat(viewer.driver().findElement(By.cssSelector("nav.menus")).isDisplayed())
                .isFalse();
        var paper = ImageIO.read(new ByteArrayInputStream(viewer.driver().getScreenshotAs(OutputType.BYTES)));
        assertThat(mostColour(paper)).isLessThan(24);
    }

    /** How far the most colourful dot is from grey. */
    private static int mostColour(BufferedImage picture) {
        int most = 0;
        for (int dot : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            var colour = new Color(dot);
            int high = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
            int low = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
            most = Math.max(most, high - low);
        }
        return most;
    }

    @Test
    void namesAreTextWhateverTheySay(@TempDir Path folder) throws Exception {
        var hostile = Files.write(folder.resolve("<img src=x onerror=alert(1)>.pb.gz"), Dumps.bytes(hostile()));
        viewer.add(hostile);
        viewer.resize(360, 800);
        for (String view : VIEWS) {
            String page = view.equals("source") || view.equals("peek") ? view + "?f=img" : view;
            viewer.open(hostile, page);
            assertThat(viewer.number("return document.querySelectorAll('#view img, #view script, #view b').length"))
                    .as(view)
                    .isZero();
            assertThat(viewer.number("return document.documentElement.scrollWidth"))
                    .as(view + " with a name of 100,000 letters")
                    .isLessThanOrEqualTo(360);
        }
    }

    /** Names that are HTML, of 100,000 letters, or turn the direction of writing; and a value below zero. */
    private static Profile hostile() {
        var image = Dumps.at(Dumps.function("<img src=x onerror=alert(1)>", "\"><script>alert(2)</script>.java"), 1);
        var turning = Dumps.at(Dumps.function("a\u202eb\n<b>c", "<b>.java"), 2);
        var endless = Dumps.at(Dumps.function("x".repeat(100_000), "y".repeat(100_000)), 3);
        var labels =
                List.of(Label.text("<b>key</b>", "<script>alert(3)</script>"), Label.text("z".repeat(5_000), "<i>"));
        return Dumps.cpu(
                new Sample(List.of(image, turning, endless), new long[] {5, 50_000_000}, labels),
                Dumps.sample(4, endless, image),
                Dumps.sample(-3, turning, image));
    }

    @Test
    void profileWithoutSamplesIsToldAsSuch(@TempDir Path folder) throws Exception {
        var empty = Files.write(folder.resolve("empty.pb.gz"), Dumps.bytes(Dumps.cpu()));
        viewer.add(empty);
        for (String view : VIEWS) {
            viewer.open(empty, view);
            assertThat(viewer.text("#view")).as(view).isNotBlank();
        }
    }

    /** One with several sample types, where there is one. */
    private static Path sample() {
        Path heap = viewer.named("heap-profile-cmp-002");
        return heap != null ? heap : viewer.named(".pb.gz");
    }
}
