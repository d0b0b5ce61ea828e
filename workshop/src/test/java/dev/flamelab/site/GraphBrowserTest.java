package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.WheelInput;

/** The call graph as one looks around in it. */
class GraphBrowserTest {
    @RegisterExtension
    static final FibViewer viewer = new FibViewer();

    @Test
    void graphIsDrawnAndToldInTablesToo() {
        viewer.open("graph");
        assertThat(viewer.text(".canvas"))
                .contains("Fibonacci", "90ms (90.00%)", "dev.flamelab.demo.fib.FibRequest.answer -> ");
        assertThat(viewer.driver().findElements(By.cssSelector(".canvas .node")))
                .hasSize(4);
        assertThat(viewer.driver().findElements(By.cssSelector(".canvas [style*=url], .canvas a, .canvas script")))
                .isEmpty();
        assertThat(viewer.text(".twin"))
                .contains("dev.flamelab.demo.fib.FibRequest.answer", "Calls in the graph, the heaviest first");
        assertThat(viewer.number("return document.querySelector('.twin').offsetHeight"))
                .isEqualTo(1);
        viewer.driver().findElement(By.xpath("//button[.='As a table']")).click();
        assertThat(viewer.number("return document.querySelector('.twin').offsetHeight"))
                .isGreaterThan(100);
    }

    @Test
    void keysWalkAlongTheCallsSelectAndFocus() {
        viewer.open("graph");
        viewer.driver().executeScript("document.querySelector('.canvas').focus()");
        viewer.press(Keys.ARROW_DOWN);
        String first = viewer.text("#said");
        assertThat(first).contains(": flat ").contains(", cum ");
        for (int i = 0; i < 4; i++) viewer.press(Keys.ARROW_UP);
        assertThat(viewer.text("#said")).isEqualTo("java.lang.Thread.run: flat 0 (0%), cum 100ms (100%)");
        viewer.press(Keys.ARROW_DOWN);
        assertThat(viewer.text("#said")).startsWith("dev.flamelab.demo.fib.FibRequest.answer: flat 0");
        viewer.press(Keys.ARROW_RIGHT);
        assertThat(viewer.text("#said")).startsWith("shop.Cart.add: ");
        viewer.press(Keys.SPACE);
        assertThat(viewer.text(".node.selected")).contains("Cart");
        assertThat(viewer.text(".twin tr.selected")).contains("shop.Cart.add");
        viewer.press(Keys.ENTER);
        viewer.await(() -> viewer.address().contains("f=%5Eshop%5C.Cart%5C.add%24"));
        viewer.awaitReady("graph");
        assertThat(viewer.driver().findElements(By.cssSelector(".canvas .node")))
                .hasSize(2);
    }

    @Test
    void wheelDragAndKeysMoveThePicture() {
        viewer.open("graph");
        List<Double> whole = view();
        WebElement node = viewer.driver().findElement(By.cssSelector(".node text"));
        viewer.hand()
                .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(node), 0, -200)
                .perform();
        assertThat(view().get(2)).isCloseTo(whole.get(2) / Math.exp(0.4), within(0.5));
        double before = left(node);
        viewer.hand()
                .clickAndHold(node)
                .moveByOffset(30, 0)
                .moveByOffset(30, 0)
                .release()
                .perform();
        assertThat(left(node)).isCloseTo(before + 60, within(2.0));
        assertThat(viewer.driver().findElements(By.cssSelector(".node.selected")))
                .isEmpty();
        node.click();
        assertThat(viewer.driver().findElements(By.cssSelector(".node.selected")))
                .hasSize(1);
        viewer.press("0");
        assertThat(view()).isEqualTo(whole);
    }

    @Test
    void twoFingersZoomThePicture() {
        viewer.open("graph");
        List<Double> whole = view();
        viewer.touch("touchStart", List.of(new int[] {400, 400}, new int[] {500, 400}));
        viewer.touch("touchMove", List.of(new int[] {350, 400}, new int[] {500, 400}));
        viewer.touch("touchMove", List.of(new int[] {300, 400}, new int[] {500, 400}));
        viewer.touch("touchEnd", List.of());
        assertThat(view().get(2)).isCloseTo(whole.get(2) / 2, within(1.0));
        assertThat(viewer.driver().findElements(By.cssSelector(".node.selected")))
                .isEmpty();
    }

    @Test
    void paperShowsAllOfItInGrey() {
        viewer.open("graph");
        viewer.driver().executeScript("document.querySelector('.canvas').focus()");
        viewer.press("+", "+", "+", "+");
        assertThat(showsAll()).isFalse();
        viewer.emulate("print", Map.of());
        viewer.await(GraphBrowserTest::showsAll);
        String fill = (String) viewer.driver()
                .executeScript("return getComputedStyle(document.querySelector('.node .has-fill')).fill");
        assertThat(fill.replaceAll("\\D+", " ").strip().split(" "))
                .hasSize(3)
                .containsOnly(fill.replaceAll("\\D+", " ").strip().split(" ")[0]);
        viewer.emulate("", Map.of());
        viewer.await(() -> !showsAll());
    }

    private static boolean showsAll() {
        return viewer.truth("""
                const [left, top, width, height] = arguments[0];
                const box = document.querySelector('.canvas svg').getBBox();
                return box.x >= left && box.y >= top
                    && box.x + box.width <= left + width && box.y + box.height <= top + height;
                """, view());
    }

    @Test
    void denseGraphIsGivenUpAndDrawnCoarsely() {
        viewer.open("graph");
        Object drawn = viewer.driver().executeAsyncScript("""
                        const done = arguments[0];
                        import('./assets/graph-layout.js').then(async ({ GraphLayout }) => {
                          const edges = [];
                          for (let i = 0, seed = 7; i < 200; i++) {
                            seed = (seed * 16807) % 2147483647;
                            const from = seed % 80;
                            seed = (seed * 16807) % 2147483647;
                            edges.push(`N${from} -> N${seed % 80} [label="${i} ms"]`);
                          }
                          const layout = new GraphLayout(1);
                          let told = 0;
                          const { svg, coarse } = await layout.run(`digraph {${edges.join(';')}}`, () => told++);
                          layout.close();
                          done([coarse, told, svg.includes('</svg>')]);
                        }).catch(error => done([String(error)]));
                        """);
        assertThat(drawn).isEqualTo(List.of(true, 1L, true));
    }

    /** What is seen, once it has been painted: a hand moves the picture without. */
    private static List<Double> view() {
        viewer.await(() -> viewer.truth("return document.querySelector('.canvas svg').style.transform === ''"));
        Object view =
                viewer.driver().executeScript("return document.querySelector('.canvas svg').getAttribute('viewBox')");
        return Stream.of(view.toString().split(" ")).map(Double::valueOf).toList();
    }

    private static double left(WebElement element) {
        return ((Number) viewer.driver().executeScript("return arguments[0].getBoundingClientRect().left", element))
                .doubleValue();
    }
}
