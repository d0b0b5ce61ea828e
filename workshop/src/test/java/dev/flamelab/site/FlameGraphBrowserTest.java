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
