package dev.flamelab.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flamelab.site.TestBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.WheelInput;

class PannedSvgBrowserTest {
    private static final Offset<Double> CLOSE = within(0.5);

    @RegisterExtension
    static final TestBrowser browser = new TestBrowser();

    @TempDir
    private static Path folder;

    private static Path page;

    private List<Double> whole;

    @BeforeAll
    static void paint() throws Exception {
        page = Files.writeString(
                folder.resolve("graph.svg"),
                PannedSvg.of(
                        Painter.bundled().paint(Graphs.SMALL, PictureFormat.SVG).text()));
    }

    @BeforeEach
    void load() {
        browser.driver().get(page.toUri().toString());
        whole = view();
    }

    @Test
    void wholeGraphIsSeenAtFirst() {
        Number beyond = (Number) browser.driver()
                .executeScript("const box = document.querySelector('.graph').getBoundingClientRect();"
                        + "return Math.max(-box.left, -box.top, box.right - innerWidth, box.bottom - innerHeight)");

        assertThat(beyond.doubleValue()).isLessThan(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void wheelZoomsAndKeepsWhatIsUnderThePointer() {
        WebElement node = browser.driver().findElement(By.id("node1"));
        double before = centre(node);

        browser.hand()
                .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(node), 0, -200)
                .perform();

        assertThat(view().get(2)).isCloseTo(whole.get(2) / Math.exp(0.4), CLOSE);
        assertThat(centre(node)).isCloseTo(before, within(2.0));
    }

    @Test
    void dragMovesTheGraphWithThePointer() {
        WebElement node = browser.driver().findElement(By.id("node1"));
        double before = centre(node);

        browser.hand()
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
        browser.press("+", Keys.ARROW_RIGHT);

        List<Double> moved = view();
        assertThat(moved.get(2)).isCloseTo(whole.get(2) / 1.25, CLOSE);
        assertThat(moved.get(0) + moved.get(2) / 2)
                .isCloseTo(whole.get(0) + whole.get(2) / 2 + moved.get(2) / 10, CLOSE);

        browser.press("0");
        assertThat(view()).isEqualTo(whole);
    }

    private static List<Double> view() {
        Object view = browser.driver().executeScript("return document.documentElement.getAttribute('viewBox')");
        return Stream.of(view.toString().split(" ")).map(Double::valueOf).toList();
    }

    private static double centre(WebElement node) {
        Number centre = (Number) browser.driver()
                .executeScript(
                        "const box = arguments[0].getBoundingClientRect(); return box.left + box.width / 2", node);
        return centre.doubleValue();
    }
}
