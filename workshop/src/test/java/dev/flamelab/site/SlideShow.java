package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The decks of this project in a browser, and what one does there. */
final class SlideShow implements AutoCloseable {
    static final Path SLIDES = Path.of("../slides");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ChromeDriver browser;
    private final SlideServer server;

    private SlideShow(ChromeDriver browser, SlideServer server) {
        this.browser = browser;
        this.server = server;
    }

    /** @param profile a folder for what the browser keeps */
    static SlideShow start(Path profile) throws IOException {
        var server = SlideServer.start(new Decks(SLIDES), "127.0.0.1", 0);
        try {
            return new SlideShow(Chromium.start(profile.resolve("chromium")), server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    ChromeDriver browser() {
        return browser;
    }

    SlideServer server() {
        return server;
    }

    /** Closes other windows, and forgets what was emulated. */
    void clear() {
        List<String> windows = List.copyOf(browser.getWindowHandles());
        for (String window : windows.subList(1, windows.size())) {
            browser.switchTo().window(window).close();
        }
        browser.switchTo().window(windows.get(0));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        emulate("", Map.of());
        browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
    }

    void open(String hash) {
        browser.get("about:blank");
        resize(1280, 720);
        load("/01-cpu" + hash);
    }

    void load(String page) {
        browser.get(server.url() + page);
        awaitReady();
    }

    /** Leaves the driver at the speaker's window; answers the room's. */
    String openSpeaker(String hash) {
        open(hash);
        browser.executeScript("sessionStorage.clear()");
        String room = browser.getWindowHandle();
        press("s");
        switchToOther(room);
        return room;
    }

    void switchToOther(String room) {
        await(() -> browser.getWindowHandles().size() == 2);
        browser.getWindowHandles().stream()
                .filter(window -> !window.equals(room))
                .forEach(browser.switchTo()::window);
        awaitReady();
    }

    void resize(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void emulate(String media, Map<String, String> features) {
        var list = features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList();
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media, "features", list));
    }

    void swipe(int fromX, int toX) {
        touch("touchStart", List.of(Map.of("x", fromX, "y", 300)));
        touch("touchMove", List.of(Map.of("x", (fromX + toX) / 2, "y", 300)));
        touch("touchMove", List.of(Map.of("x", toX, "y", 300)));
        touch("touchEnd", List.of());
    }

    private void touch(String type, List<?> points) {
        browser.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    void press(CharSequence key) {
        new Actions(browser).sendKeys(key).perform();
    }

    void awaitReady() {
        await(() -> truth(
                "return document.querySelector('script') === null || 'ready' in document.documentElement.dataset"));
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the page came too late").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void assertShown(int slide) {
        await(() -> shown() == slide);
        assertThat(browser.getCurrentUrl()).endsWith("#" + slide);
    }

    int shown() {
        return (int) script("return [...document.querySelectorAll('.leaf')]"
                        + ".findIndex(leaf => leaf.classList.contains('current') && leaf.checkVisibility())")
                + 1;
    }

    long script(String code) {
        return (long) browser.executeScript(code);
    }

    boolean truth(String code) {
        return (boolean) browser.executeScript(code);
    }

    String text(String selector) {
        return (String)
                browser.executeScript("return document.querySelector(arguments[0]).textContent.trim()", selector);
    }

    String attribute(String selector, String name) {
        return browser.findElement(By.cssSelector(selector)).getDomAttribute(name);
    }

    static Deck deck() throws IOException {
        return DeckReader.read("01-cpu", SLIDES.resolve("01-cpu.md"));
    }

    static int slides() {
        try {
            return deck().slides().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.quit();
        server.close();
    }
}
