package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The flame graph in a browser: what is told of its frames, and done to them. */
class FlameGraphBrowserTest {
    @RegisterExtension
    static final ShopViewer shop = new ShopViewer();

    private static final String TABLE = "return [...document.querySelectorAll('.twin tbody tr')]"
            + ".map(row => [...row.children].map(cell => cell.textContent).join(' ').trim()).join('\\n')";

    private static final FlamePointer pointer = new FlamePointer(shop);

    @BeforeEach
    void calm() {
        shop.calm("");
    }

    @Test
    void frameUnderThePointerIsToldOf() {
        shop.open("");
        assertThat(shop.status()).isEqualTo("root · 1s, 100% · itself 0, 0%");
        assertThat(pointer.told(0.3, 3))
                .isEqualTo("shop.Price.of (shop/Price.java) · 600ms, 60.00% · itself 200ms, 20.00%");
        assertThat(pointer.told(0.9, 2))
                .isEqualTo("shop.Idle.idle (shop/Idle.java) · 300ms, 30.00% · itself 300ms, 30.00%");
        assertThat(pointer.told(0.9, 3)).isEqualTo("root · 1s, 100% · itself 0, 0%");
    }

    @Test
    void flameStandsOnItsRoot() {
        shop.open("?view=flame");

        assertThat(pointer.told(0.2, 4)).startsWith("root ");
        assertThat(pointer.told(0.2, 0)).startsWith("shop.Price.round ");
    }

    @Test
    void clickZoomsAndTheBackButtonLeadsOut() {
        shop.open("");
        pointer.at(0.65, 2).click().perform();
        shop.await(() -> shop.address().contains("z="));
        shop.awaitReady();
        assertThat(pointer.told(0.95, 2)).startsWith("shop.web.Handler.handle ");
        assertThat(pointer.told(0.8, 3)).startsWith("shop.Price.of ");

        shop.reload();
        shop.awaitReady();
        assertThat(pointer.told(0.95, 2)).startsWith("shop.web.Handler.handle ");

        // the other way up it is still zoomed
        shop.driver().findElement(By.xpath("//header//button[.='Display']")).click();
        shop.choose("Flame: roots below");
        shop.await(() -> shop.address().contains("view=flame"));
        shop.awaitReady();
        assertThat(pointer.told(0.95, 2)).startsWith("shop.web.Handler.handle ");
        assertThat(pointer.told(0.2, 4)).startsWith("root ");
        shop.back();
        shop.awaitReady();

        shop.back();
        shop.awaitReady();
        assertThat(pointer.told(0.95, 2)).startsWith("shop.Idle.idle ");
    }

    @Test
    void wheelZoomsAtThePointerAndDraggingPans() {
        shop.open("");
        for (int i = 0; i < 3; i++) pointer.wheel(0.99, 2, -300);
        assertThat(pointer.told(0.02, 2)).startsWith("shop.Idle.idle ");
        assertThat(shop.address()).doesNotContain("z=");

        for (int i = 0; i < 3; i++) {
            pointer.at(pointer.at(0.05, 2).clickAndHold(), 0.95, 2).release().perform();
        }
        assertThat(pointer.told(0.02, 2)).startsWith("shop.web.Handler.handle ");
    }

    @Test
    void twoFingersZoomWhereTheyAre() {
        shop.open("");
        int y = pointer.y(2);
        shop.touch("touchStart", List.of(finger(0.95, y), finger(0.99, y)));
        shop.touch("touchMove", List.of(finger(0.55, y), finger(0.99, y)));
        shop.touch("touchMove", List.of(finger(0.05, y), finger(0.99, y)));
        shop.touch("touchEnd", List.of());
        assertThat(pointer.told(0.1, 2)).startsWith("shop.Idle.idle ");
        assertThat(pointer.told(0.9, 2)).startsWith("shop.Idle.idle ");
        assertThat(shop.address()).doesNotContain("z=");
    }

    @Test
    void fingerThatRestsOpensTheMenuOnce() {
        shop.open("");
        shop.touch("touchStart", List.of(finger(0.2, pointer.y(4))));
        shop.await(() -> menus() == 1);
        assertThat(shop.text(".menu .heading")).isEqualTo("shop.Price.round");
        // some browsers have one of their own
        shop.driver()
                .executeScript("document.querySelector('.flame-canvas').dispatchEvent("
                        + "new PointerEvent('contextmenu', { pointerType: 'touch', cancelable: true }))");
        shop.touch("touchEnd", List.of());
        assertThat(menus()).isEqualTo(1);
        assertThat(shop.address()).doesNotContain("z=");
        shop.touch("touchStart", List.of(finger(0.9, pointer.y(4))));
        shop.await(() -> menus() == 0);

        assertThat(shop.driver().executeAsyncScript(PRESSES)).isEqualTo(List.of("rests"));
    }

    /** A finger that goes, and one that rests, both at the pace of the page. */
    private static final String PRESSES = """
            const done = arguments[0];
            import(new URL('assets/flame-hands.js', location.href)).then(({ Hands }) => {
              const asked = [];
              for (const way of ['rests', 'goes']) {
                const canvas = document.createElement('canvas');
                canvas.setPointerCapture = () => {};
                const point = (type, clientX) => canvas.dispatchEvent(
                    new PointerEvent(type, { pointerId: 7, pointerType: 'touch', clientX }));
                new Hands(canvas, { menu: () => asked.push(way), leave() {}, pan() {} });
                point('pointerdown', 10);
                if (way === 'goes') point('pointermove', 60);
              }
              setTimeout(() => done(asked), 800);
            });
            """;

    private static long menus() {
        return shop.number("return document.querySelectorAll('.menu').length");
    }

    private static int[] finger(double across, int y) {
        return new int[] {pointer.x(across), y};
    }

    @Test
    void keysGoFromFrameToFrameAndSaySo() {
        shop.open("");
        shop.driver().executeScript("document.querySelector('.flame-canvas').focus()");
        shop.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(shop.text("#said"))
                .isEqualTo("shop.Price.of (shop/Price.java) · 600ms, 60.00% · itself 200ms, 20.00%."
                        + " Level 3, calls 1 function");
        shop.press(Keys.ARROW_UP, Keys.ARROW_RIGHT);
        assertThat(shop.text("#said")).startsWith("shop.Idle.idle ").endsWith("Level 2, calls nothing");
        shop.press(Keys.ARROW_LEFT, Keys.ENTER);
        shop.await(() -> shop.address().contains("Handler"));
        shop.awaitReady();
        assertThat(pointer.told(0.95, 2)).startsWith("shop.web.Handler.handle ");
        shop.press(Keys.ESCAPE);
        shop.await(() -> !shop.address().contains("z="));
        shop.awaitReady();
        assertThat(pointer.told(0.95, 2)).startsWith("shop.Idle.idle ");
        assertThat(shop.attribute(".flame-canvas", "aria-label"))
                .startsWith("Flame graph of shop cpu: 5 frames, 1s in total.");
    }

    @Test
    void keysGoFromMatchToMatchWithCapsLockToo() {
        shop.open("?q=Price%7Cidle");
        shop.driver().executeScript("document.querySelector('.flame-canvas').focus()");
        shop.press("n");
        assertThat(shop.text("#said")).startsWith("shop.Price.of ").endsWith("Match 1 of 2");
        shop.press("n");
        assertThat(shop.text("#said")).startsWith("shop.Idle.idle ").endsWith("Match 2 of 2");
        key("N", false);
        assertThat(shop.text("#said")).startsWith("shop.Price.of ");
        key("n", true);
        assertThat(shop.text("#said")).startsWith("shop.Idle.idle ");
        shop.press(Keys.chord(Keys.SHIFT, "n"));
        assertThat(shop.text("#said")).startsWith("shop.Price.of ");
        key("S", false);
        shop.await(() -> shop.address().contains("p="));
        shop.awaitReady();
    }

    /** As it comes from a keyboard with Caps Lock on. */
    private static void key(String letter, boolean shift) {
        shop.driver()
                .executeScript(
                        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
                                + " { key: arguments[0], shiftKey: arguments[1], bubbles: true }))",
                        letter,
                        shift);
    }

    @Test
    void functionIsShownWithItsCallersAboveAndItsCalleesBelow() {
        shop.open("?p=Price.of");

        assertThat(shop.text(".flame-part"))
                .startsWith("shop.Price.of with its callers")
                .contains("600ms, 60.00%");
        assertThat(pointer.told(0.5, 0)).isEqualTo("shop.Main.main (shop/Main.java) · 600ms, 60.00%");
        assertThat(pointer.told(0.5, 1)).startsWith("shop.web.Handler.handle ");
        assertThat(pointer.told(0.5, 2)).startsWith("shop.Price.of ").contains("itself 200ms");
        assertThat(pointer.told(0.6, 3)).startsWith("shop.Price.round ").contains("400ms");
        shop.await(() -> shop.truth("return document.querySelector('.twin tbody tr') !== null"));
        assertThat((String) shop.driver().executeScript(TABLE))
                .contains("200ms 20.00% 600ms 60.00% shop.Price.of shop/Price.java chosen\n")
                .contains("400ms 40.00% 400ms 40.00% shop.Price.round shop/Price.java called\n")
                .contains("0 0% 600ms 60.00% shop.Main.main shop/Main.java caller")
                .doesNotContain("Idle");
        assertThat(shop.text(".legend")).contains("shop.web");
        shop.follow("flamegraph?p=Idle");
        shop.await(() -> shop.text(".flame-part").startsWith("shop.Idle.idle"));
        shop.awaitReady();
        assertThat(shop.text(".legend")).startsWith("shop").doesNotContain("web");
        shop.driver().findElement(By.cssSelector(".flame-part button")).click();
        shop.await(() -> !shop.address().contains("p="));
        shop.awaitReady();
        assertThat(pointer.told(0.5, 0)).startsWith("root ");

        // by keys alone there and back
        shop.driver().executeScript("document.querySelector('.flame-canvas').focus()");
        shop.press(Keys.ARROW_DOWN, "s");
        shop.await(() -> shop.address().contains("p="));
        shop.awaitReady();
        shop.press(Keys.ESCAPE);
        shop.await(() -> !shop.address().contains("p="));
        shop.awaitReady();
    }

    @Test
    void recursionIsFoldedOnRequest() {
        shop.open(ShopViewer.BUNDLED);
        assertThat(pointer.told(0.2, 10)).startsWith("dev.flamelab.demo.fib.Fibonacci.recursive ");
        shop.open(ShopViewer.BUNDLED + "&fold=t");
        assertThat(pointer.told(0.2, 9)).startsWith("dev.flamelab.demo.fib.Fibonacci.recursive ");
        assertThat(pointer.told(0.2, 10)).doesNotStartWith("dev.flamelab.demo.fib.Fibonacci.recursive ");
    }

    @Test
    void menuFiltersAndStackIsCopied() {
        shop.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        shop.open("");
        pointer.at(0.2, 4).contextClick().perform();
        shop.choose("Copy stack");
        shop.await(() -> shop.text("#said").equals("Copied."));
        assertThat(shop.driver().executeAsyncScript("navigator.clipboard.readText().then(arguments[0], arguments[0])"))
                .isEqualTo("shop.Main.main\nshop.web.Handler.handle\nshop.Price.of\nshop.Price.round");

        pointer.at(0.2, 4).contextClick().perform();
        shop.choose("Ignore");
        shop.await(() -> shop.address().contains("i="));
        shop.awaitReady();
        assertThat(shop.status()).isEqualTo("root · 600ms, 60.00% · itself 0, 0%");
    }

    @Test
    void sampleTypeIsSwitchedWithoutLoadingThePageAnew() {
        shop.open("");
        shop.driver().executeScript("window.here = true");
        shop.driver().findElement(By.xpath("//header//button[.='Sample']")).click();
        shop.choose("samples");
        shop.await(() -> shop.address().contains("si=samples"));
        shop.awaitReady();

        assertThat(shop.status()).isEqualTo("root · 100, 100% · itself 0, 0%");
        assertThat(shop.truth("return window.here === true")).isTrue();
    }
}
