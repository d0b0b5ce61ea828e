package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** The decks of this project as a browser shows them, and a deck that is hard to show. */
class DeckBrowserTest {
    private static final Path SLIDES = Path.of("../slides");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path profile;

    private static ChromeDriver browser;
    private static SlideServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start(profile.resolve("chromium"));
        server = SlideServer.start(new Decks(SLIDES), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.quit();
        if (server != null) server.close();
    }

    @AfterEach
    void closeOtherWindowsAndForgetEmulation() {
        List<String> windows = List.copyOf(browser.getWindowHandles());
        for (String window : windows.subList(1, windows.size())) {
            browser.switchTo().window(window).close();
        }
        browser.switchTo().window(windows.get(0));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        emulate("", Map.of());
        browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
    }

    @Test
    void keysTurnTheSlides() throws Exception {
        int last = slides();
        open("");
        assertShown(1);
        for (CharSequence forward : List.of(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.SPACE, Keys.PAGE_DOWN)) {
            int before = shown();
            press(forward);
            assertShown(before + 1);
        }
        for (CharSequence back : List.of(Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.PAGE_UP)) {
            int before = shown();
            press(back);
            assertShown(before - 1);
        }
        press(Keys.END);
        assertShown(last);
        press(Keys.ARROW_RIGHT);
        assertShown(last);
        press(Keys.HOME);
        assertShown(1);
        press(Keys.ARROW_LEFT);
        assertShown(1);
    }

    @Test
    void clickSwipeAndAddressTurnTheSlidesToo() {
        open("");
        var mouse = new Actions(browser);
        mouse.moveToLocation(700, 300).click().perform();
        assertShown(2);
        mouse.moveToLocation(20, 300).click().perform();
        assertShown(1);

        browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        swipe(600, 200);
        assertShown(2);
        swipe(200, 600);
        assertShown(1);

        browser.executeScript("location.hash = '#3'");
        assertShown(3);
        browser.navigate().refresh();
        awaitReady();
        assertShown(3);
    }

    @Test
    void slideIsToldToThoseWhoDoNotSeeIt() {
        open("#2");
        String label = attribute(".leaf.current .slide", "aria-label");
        assertThat(label).startsWith("Slide 2 of ");
        assertThat(text(".live")).isEqualTo(label);
        assertThat(attribute(".live", "aria-live")).isEqualTo("polite");
        assertThat(browser.findElements(By.cssSelector(".slide[role=group][aria-roledescription=slide]")))
                .hasSize((int) script("return document.querySelectorAll('.leaf').length"));
        assertThat(script("return [...document.images].filter(image => image.alt.length < 20).length"))
                .isZero();
    }

    @Test
    void helpListsTheKeysAndHoldsThemBack() {
        open("#2");
        press("?");
        await(() -> browser.findElement(By.cssSelector("dialog.help")).isDisplayed());
        assertThat(text("dialog.help")).contains("speaker window").contains("full screen");
        press(Keys.ARROW_RIGHT);
        assertShown(2);
        press(Keys.ESCAPE);
        await(() -> !browser.findElement(By.cssSelector("dialog.help")).isDisplayed());
        press(Keys.ARROW_RIGHT);
        assertShown(3);
    }

    @Test
    void fFillsTheScreenAndBBlackensIt() {
        open("");
        press("f");
        await(() -> truth("return document.fullscreenElement === document.documentElement"));
        press("f");
        await(() -> truth("return document.fullscreenElement === null"));
        press("b");
        assertThat(truth("return document.documentElement.classList.contains('black')"))
                .isTrue();
        press("b");
        assertThat(truth("return document.documentElement.classList.contains('black')"))
                .isFalse();
    }

    @Test
    void speakerWindowShowsNotesNextSlideAndTime() throws Exception {
        Deck deck = deck();
        String room = openSpeaker("#2");
        assertThat(text("#number")).isEqualTo("2 / " + slides());
        assertThat(text("#notes"))
                .contains(browser.findElement(By.cssSelector("#notes li .tag")).getText());
        assertThat(attribute("#now .slide", "aria-label"))
                .contains(deck.slides().get(1).title());
        assertThat(attribute("#next .slide", "aria-label"))
                .contains(deck.slides().get(2).title());
        assertThat(attribute("#notes", "aria-label")).isEqualTo("Notes");

        press(Keys.END);
        await(() -> text("#number").equals(slides() + " / " + slides()));
        assertThat(text("#next")).contains("last slide");
        browser.switchTo().window(room);
        assertShown(slides());
    }

    @Test
    void bothWindowsTurnTogether() {
        String room = openSpeaker("#1");
        String speaker = browser.getWindowHandle();

        press(Keys.ARROW_RIGHT);
        await(() -> text("#number").startsWith("2 /"));
        browser.findElement(By.id("forward")).click();
        browser.switchTo().window(room);
        assertShown(3);

        press(Keys.ARROW_LEFT);
        assertShown(2);
        browser.switchTo().window(speaker);
        await(() -> text("#number").startsWith("2 /"));
        assertThat(attribute("#now .slide", "aria-label")).startsWith("Slide 2 of");
    }

    @Test
    void speakerWindowOpenedLateStartsWhereTheRoomIs() {
        open("#4");
        String room = browser.getWindowHandle();
        browser.executeScript("window.open(location.pathname + '?speaker', '_blank')");
        switchToOther(room);
        await(() -> text("#number").startsWith("4 /"));
    }

    @Test
    void timerRunsPausesAndStartsAnew() {
        openSpeaker("");
        await(() -> !text("#timer").equals("00:00:00"));
        browser.findElement(By.id("pause")).click();
        String stopped = text("#timer");
        assertThat(text("#pause")).isEqualTo("Go on");
        browser.navigate().refresh();
        awaitReady();
        assertThat(text("#timer")).isEqualTo(stopped);

        press("r");
        assertThat(text("#timer")).isEqualTo("00:00:00");
        press("p");
        assertThat(text("#pause")).isEqualTo("Pause");
        await(() -> !text("#timer").equals("00:00:00"));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"1280, 720", "1920, 1080", "1024, 768", "800, 1200"})
    void noSlideOverflowsNorHasToShrink(int width, int height) throws Exception {
        resize(width, height);
        for (String name : new Decks(SLIDES).names()) {
            browser.get(server.url() + "/" + name);
            awaitReady();
            assertThat(browser.executeScript(OVERFLOWS)).as(name).isEqualTo(List.of());
            assertThat(browser.executeScript("return [...document.querySelectorAll('.slide')]"
                            + ".filter(slide => slide.style.getPropertyValue('--fit'))"
                            + ".map(slide => slide.getAttribute('aria-label'))"))
                    .as(name + ": slides that had to shrink")
                    .isEqualTo(List.of());
        }
    }

    @Test
    void slideThatHoldsTooMuchShrinksUntilItFits() throws Exception {
        String lines =
                "a line of code that goes on and on, far beyond what a slide is wide enough to show\n".repeat(24);
        Files.writeString(folder.resolve("01-long.md"), "## Long\n\n```text\n" + lines + "```\n");
        try (var own = SlideServer.start(new Decks(folder), "127.0.0.1", 0)) {
            browser.get(own.url() + "/01-long");
            awaitReady();
            assertThat(browser.executeScript(OVERFLOWS)).isEqualTo(List.of());
            assertThat((String) browser.executeScript(
                            "return document.querySelector('.slide').style.getPropertyValue('--fit')"))
                    .isNotEmpty();
        }
    }

    @Test
    void printsOneSlideAPage() throws Exception {
        open("#3");
        String pdf = print();
        assertThat(count(pdf, "/Type\\s*/Page\\b")).isEqualTo(slides());
        assertThat(count(pdf, "/MediaBox\\s*\\[0 0 960 540\\]")).isEqualTo(slides());
    }

    @Test
    void printsASlideAndItsNotesOnEachPageOfAHandout() throws Exception {
        browser.get(server.url() + "/01-cpu?notes");
        awaitReady();
        assertThat(count(print(), "/Type\\s*/Page\\b")).isEqualTo(slides());
        emulate("print", Map.of());
        assertThat(truth("return [...document.querySelectorAll('.notes')].every(notes => notes.offsetHeight > 0)"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void followsTheSystemInLightAndDarkAndPrintsLight(String scheme) {
        emulate("", Map.of("prefers-color-scheme", scheme));
        open("#2");
        boolean dark = scheme.equals("dark");
        assertThat(isDark()).isEqualTo(dark);
        press("d");
        assertThat(isDark()).isEqualTo(!dark);
        emulate("print", Map.of("prefers-color-scheme", scheme));
        assertThat(isDark()).isFalse();
    }

    @Test
    void picturesTurnDarkWithTheSlide() throws IOException {
        emulate("", Map.of("prefers-color-scheme", "light"));
        open("#4");
        press("d");
        assertThat(isDark()).isTrue();
        // The words of the picture: without a lighter colour there is nothing as light as them on a dark slide's
        // picture.
        assertThat(lightPixels(
                        browser.findElement(By.cssSelector(".leaf.current img")).getRect()))
                .isGreaterThan(500);
    }

    @Test
    void motionIsLeftOutForThoseWhoAskForNone() {
        emulate("", Map.of("prefers-reduced-motion", "reduce"));
        open("");
        assertThat(browser.executeScript("return getComputedStyle(document.querySelector('.leaf')).transitionDuration"))
                .isEqualTo("0s");
    }

    @Test
    void pagesAskNoOtherHostAndComplainOfNothing() throws Exception {
        browser.manage().logs().get(LogType.BROWSER);
        browser.manage().logs().get(LogType.PERFORMANCE);
        for (String page : List.of("/", "/01-cpu", "/01-cpu?speaker", "/01-cpu?notes")) {
            browser.get(server.url() + page);
            awaitReady();
        }
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .isEmpty();
        assertThat(requestedUrls())
                .isNotEmpty()
                .allSatisfy(url -> assertThat(URI.create(url).getAuthority()).isEqualTo("127.0.0.1:" + server.port()));
    }

    /** Names every part of a slide that sticks out of it, or of which something is cut off. */
    private static final String OVERFLOWS = """
            const told = [];
            for (const slide of document.querySelectorAll('.slide')) {
              const label = slide.getAttribute('aria-label');
              const edge = slide.querySelector('.content').getBoundingClientRect();
              for (const part of slide.querySelectorAll('.content, .content *:not(code *)')) {
                const box = part.getBoundingClientRect();
                const out = box.right > edge.right + 1 || box.bottom > edge.bottom + 1
                    || box.left < edge.left - 1 || box.top < edge.top - 1;
                const cut = part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow === 'hidden';
                const small = part.tagName === 'IMG' && box.height < edge.height / 3;
                if (out || cut || small) told.push(label + ': ' + part.tagName);
              }
            }
            return told;
            """;

    private static void open(String hash) {
        browser.get("about:blank");
        resize(1280, 720);
        browser.get(server.url() + "/01-cpu" + hash);
        awaitReady();
    }

    /** Leaves the driver at the speaker's window; answers the room's. */
    private static String openSpeaker(String hash) {
        open(hash);
        browser.executeScript("sessionStorage.clear()");
        String room = browser.getWindowHandle();
        press("s");
        switchToOther(room);
        return room;
    }

    private static void switchToOther(String room) {
        await(() -> browser.getWindowHandles().size() == 2);
        browser.getWindowHandles().stream()
                .filter(window -> !window.equals(room))
                .forEach(browser.switchTo()::window);
        awaitReady();
    }

    private static void resize(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static void emulate(String media, Map<String, String> features) {
        var list = features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList();
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media, "features", list));
    }

    private static void swipe(int fromX, int toX) {
        touch("touchStart", List.of(Map.of("x", fromX, "y", 300)));
        touch("touchMove", List.of(Map.of("x", (fromX + toX) / 2, "y", 300)));
        touch("touchMove", List.of(Map.of("x", toX, "y", 300)));
        touch("touchEnd", List.of());
    }

    private static void touch(String type, List<?> points) {
        browser.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    private static void press(CharSequence key) {
        new Actions(browser).sendKeys(key).perform();
    }

    private static String print() {
        var answer = browser.executeCdpCommand(
                "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        byte[] pdf = Base64.getDecoder().decode((String) answer.get("data"));
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static boolean isDark() {
        return truth("return getComputedStyle(document.querySelector('.slide')).backgroundColor"
                + ".match(/\\d+/g).slice(0, 3).every(part => part < 60)");
    }

    private static long lightPixels(Rectangle area) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(browser.getScreenshotAs(OutputType.BYTES)));
        long count = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                var colour = new Color(image.getRGB(x, y));
                count += Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue())) > 220 ? 1 : 0;
            }
        }
        return count;
    }

    private static List<String> requestedUrls() throws IOException {
        var json = new ObjectMapper();
        var urls = new ArrayList<String>();
        for (var entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json.readTree(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                urls.add(message.path("params").path("request").path("url").asText());
            }
        }
        return urls;
    }

    private static void awaitReady() {
        await(() -> truth(
                "return document.querySelector('script') === null || 'ready' in document.documentElement.dataset"));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the page came too late").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void assertShown(int slide) {
        await(() -> shown() == slide);
        assertThat(browser.getCurrentUrl()).endsWith("#" + slide);
    }

    private static int shown() {
        return (int) script("return [...document.querySelectorAll('.leaf')]"
                        + ".findIndex(leaf => leaf.classList.contains('current') && leaf.checkVisibility())")
                + 1;
    }

    private static long script(String code) {
        return (long) browser.executeScript(code);
    }

    private static boolean truth(String code) {
        return (boolean) browser.executeScript(code);
    }

    private static String text(String selector) {
        return (String)
                browser.executeScript("return document.querySelector(arguments[0]).textContent.trim()", selector);
    }

    private static String attribute(String selector, String name) {
        return browser.findElement(By.cssSelector(selector)).getDomAttribute(name);
    }

    private static Deck deck() throws IOException {
        return DeckReader.read("01-cpu", SLIDES.resolve("01-cpu.md"));
    }

    private static int slides() {
        try {
            return deck().slides().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
