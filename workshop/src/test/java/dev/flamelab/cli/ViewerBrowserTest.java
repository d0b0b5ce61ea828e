package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.site.Paper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

/** The viewer as a person meets it: searching, comparing, in a narrow window and on paper. */
class ViewerBrowserTest {
    private static final List<String> VIEWS = List.of("flamegraph", "top", "graph", "peek", "source", "traces", "tags");

    @RegisterExtension
    static final OpenDumps viewer = new OpenDumps();

    private static final ShownNumbers shown = new ShownNumbers(viewer);

    private static final String FARTHEST_MENU = "return Math.ceil(Math.max("
            + "...[...document.querySelectorAll('.menus > *')].map(each => each.getBoundingClientRect().right)))";

    /** A window of 1280 points at 400 % has 320 of them. */
    @Test
    void pagesAreNoWiderThanAPhoneOrAWindowAt400Percent() throws Exception {
        viewer.resize(320, 256);
        viewer.open(sample(), "flamegraph");
        for (String view : VIEWS) {
            viewer.turnTo(sample(), view);
            for (int width : new int[] {320, 360}) {
                viewer.resize(width, width == 320 ? 256 : 800);
                assertThat(viewer.number("return document.documentElement.scrollWidth"))
                        .as(view)
                        .isLessThanOrEqualTo(width);
                assertThat(viewer.number(FARTHEST_MENU)).as(view).isBetween(width / 2L, (long) width);
            }
            viewer.resize(320, 256);
        }
    }

    @Test
    void paperIsGreyAndWithoutMenus() throws Exception {
        viewer.resize(1000, 800);
        viewer.open(sample(), "flamegraph");
        for (String view : VIEWS) {
            viewer.emulate("", Map.of());
            viewer.turnTo(sample(), view);
            viewer.driver().executeScript("dispatchEvent(new Event('beforeprint'))");
            viewer.emulate("print", Map.of());
            assertThat(viewer.driver().findElement(By.cssSelector("nav.menus")).isDisplayed())
                    .as(view)
                    .isFalse();
            var paper = ImageIO.read(new ByteArrayInputStream(viewer.driver().getScreenshotAs(OutputType.BYTES)));
            assertThat(mostColour(paper)).as(view).isLessThan(24);
        }
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

    /** A row of a difference: what grew has a sign, and before the name stands what was before and what is now. */
    private static final String COMPARED = "^\\+?(\\S+) (\\S+) (\\S+) \\+?(\\S+) (\\S+) \\S+ \\S+ \\S+ \\S+ (.*)$";

    @Test
    void everyRowAndEveryNodeIsPrinted(@TempDir Path folder) throws Exception {
        Path dump = OpenDumps.named("demo-service.samples.cpu");
        viewer.open(dump, "top?trim=f");
        List<String> sheets = Paper.sheets(viewer, folder);
        assertThat(sheets).hasSizeGreaterThan(2).allSatisfy(sheet -> assertThat(sheet)
                .contains("Flat%", "Sum%", "Cum%Name"));
        String table = String.join("", sheets);
        assertThat(shown.top()).hasSizeGreaterThan(200).allSatisfy(row -> assertThat(table)
                .contains(row.split(" ", 6)[5].replace(" ", "")));
        viewer.turnTo(dump, "graph?n=20");
        List<String> graph = Paper.sheets(viewer, folder);
        assertThat(graph).hasSize(1);
        assertThat(shown.drawing()).hasSizeGreaterThan(20).allSatisfy(text -> assertThat(graph.get(0))
                .contains(text.replaceFirst("^\\S+ ", "")
                        .replaceFirst("^node\\S+ ", "")
                        .replace(" ", "")));
    }

    @Test
    void searchTellsHowMuchMatchesAndEnterKeepsIt() throws Exception {
        String name =
                PrintedNumbers.top(OpenDumps.pprof(sample(), "-top")).get(0).split(" ")[5];
        String pattern = name.replaceAll("[^A-Za-z0-9]", ".");
        var kept = PrintedNumbers.top(OpenDumps.pprof(sample(), "-top", "-nodecount=500", "-focus=" + pattern));
        viewer.open(sample(), "flamegraph");
        search(pattern);
        viewer.await(() -> viewer.text("output.matched").matches("[0-9.]+% matched, .*"));
        assertThat(kept).map(line -> line.split(" ")).anySatisfy(row -> assertThat(viewer.text("output.matched"))
                .startsWith(row[4] + " matched, " + row[3] + " of "));
        viewer.turnTo(sample(), "top");
        var all = shown.top();
        search(pattern);
        viewer.press(Keys.ENTER);
        viewer.await(() -> viewer.address().contains("f=" + pattern));
        viewer.drawn("top");
        assertThat(shown.top()).isEqualTo(kept);
        viewer.back();
        viewer.await(() -> !viewer.address().contains("f="));
        viewer.drawn("top");
        assertThat(shown.top()).isEqualTo(all);
    }

    private static void search(String pattern) {
        viewer.driver().findElement(By.cssSelector("input[type=search]")).sendKeys(pattern);
    }

    @Test
    void differenceShowsTheNumbersOfDiffBase() throws Exception {
        Path before = OpenDumps.named("cmp-001");
        Path now = OpenDumps.named("cmp-003");
        assumeTrue(before != null && now != null, "needs the article's dumps");
        viewer.open(now, "top?diff_base=" + viewer.id(before));
        assertThat(shown.top())
                .extracting(row -> row.replaceFirst(COMPARED, "$1 $2 $3 $4 $5 $6"))
                .isEqualTo(PrintedNumbers.top(OpenDumps.pprof(now, "-top", "-nodecount=500", "-diff_base=" + before)));
        viewer.turnTo(now, "flamegraph?diff_base=" + viewer.id(before));
        assertThat(viewer.text(".change-text")).matches("(?s).*[0-9].*");
    }

    @Test
    void profileWithoutSamplesIsToldAsSuch(@TempDir Path folder) throws Exception {
        var empty = Files.write(folder.resolve("empty.pb.gz"), Dumps.bytes(Dumps.cpu()));
        viewer.open(empty, "flamegraph");
        for (String view : VIEWS) {
            viewer.turnTo(empty, view);
            assertThat(viewer.text("#view")).as(view).isNotBlank();
        }
    }

    /** One with several sample types, where there is one. */
    private static Path sample() throws IOException {
        Path heap = OpenDumps.named("heap-profile-cmp-002");
        return heap != null ? heap : OpenDumps.named(".pb.gz");
    }
}
