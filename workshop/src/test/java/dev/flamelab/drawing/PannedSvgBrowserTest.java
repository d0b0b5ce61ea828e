package dev.flamelab.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.site.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;
import org.openqa.selenium.logging.LogType;

class PannedSvgBrowserTest {
    private static final Offset<Double> CLOSE = within(0.5);

    @TempDir
    private static Path folder;

    private static Path page;
    private static ChromeDriver browser;

    private List<Double> whole;

    @BeforeAll
    static void open() throws Exception {
        browser = Chromium.start(folder.resolve("profile"));
        page = Files.writeString(
                folder.resolve("graph.svg"),
                PannedSvg.of(
                        Painter.bundled().paint(Graphs.SMALL, PictureFormat.SVG).text()));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void load() {
        browser.get(page.toUri().toString());
        whole = view();
    }

    @Test
    void wholeGraphIsSeenAtFirst() {
        Number beyond =
                (Number) browser.executeScript("const box = document.querySelector('.graph').getBoundingClientRect();"
                        + "return Math.max(-box.left, -box.top, box.right - innerWidth, box.bottom - innerHeight)");

        assertThat(beyond.doubleValue()).isLessThan(2);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .noneMatch(entry -> entry.getLevel().equals(Level.SEVERE));
    }

    @Test
    void wheelZoomsAndKeepsWhatIsUnderThePointer() {
        WebElement node = browser.findElement(By.id("node1"));
        double before = centre(node);

        new Actions(browser)
                .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(node), 0, -200)
                .perform();

        assertThat(view().get(2)).isCloseTo(whole.get(2) / Math.exp(0.4), CLOSE);
        assertThat(centre(node)).isCloseTo(before, within(2.0));
    }

    @Test
    void dragMovesTheGraphWithThePointer() {
        WebElement node = browser.findElement(By.id("node1"));
        double before = centre(node);

        new Actions(browser)
                .clickAndHold(node)
                .moveByOffset(30, 0)
                .moveByOffset(30, 0)
                .release()
                .perform();

        assertThat(centre(node)).isCloseTo(before + 60, within(2.0));
        assertThat(view().get(2)).isEqualTo(whole.get(2));
    }

    @Test
    void keysZoomMoveAndGoBack() {
        new Actions(browser).sendKeys("+").sendKeys(Keys.ARROW_RIGHT).perform();

        List<Double> moved = view();
        assertThat(moved.get(2)).isCloseTo(whole.get(2) / 1.25, CLOSE);
        assertThat(moved.get(0) + moved.get(2) / 2)
                .isCloseTo(whole.get(0) + whole.get(2) / 2 + moved.get(2) / 10, CLOSE);

        new Actions(browser).sendKeys("0").perform();
        assertThat(view()).isEqualTo(whole);
    }

    private static List<Double> view() {
        Object view = browser.executeScript("return document.documentElement.getAttribute('viewBox')");
        return Stream.of(view.toString().split(" ")).map(Double::valueOf).toList();
    }

    private static double centre(WebElement node) {
        Number centre = (Number) browser.executeScript(
                "const box = arguments[0].getBoundingClientRect(); return box.left + box.width / 2", node);
        return centre.doubleValue();
    }
}
