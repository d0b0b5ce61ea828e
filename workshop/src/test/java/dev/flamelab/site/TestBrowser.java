package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A browser for the tests of a class, and what one does in it; a test fails when a page complained in its console and the
 * test did not ask for the {@link #complaints()}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestBrowser browser = new TestBrowser();
 * }</pre>
 */
public class TestBrowser implements BeforeAllCallback, AfterEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ChromeDriver driver;

    /** A tab of its own: one that has been everywhere forgets steps to go back to. */
    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        driver = SharedChromium.driver();
        String used = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        String own = driver.getWindowHandle();
        driver.switchTo().window(used).close();
        driver.switchTo().window(own);
        complaints();
        requests();
    }

    /** Closes other windows, and forgets what was emulated and what was logged. */
    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints = complaints();
        List<String> windows = List.copyOf(driver.getWindowHandles());
        for (String window : windows.subList(1, windows.size())) {
            driver.switchTo().window(window).close();
        }
        driver.switchTo().window(windows.get(0));
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        emulate("", Map.of());
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        leave();
        requests();
        assertThat(complaints).as("what the console says").isEmpty();
    }

    public final ChromeDriver driver() {
        return driver;
    }

    public final void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /**
     * @param media {@code print}, or nothing for the screen
     * @param features as {@code prefers-color-scheme} and {@code dark}
     */
    public final void emulate(String media, Map<String, String> features) {
        var list = features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList();
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media, "features", list));
    }

    /** What a hand does, at once: Selenium's own takes a quarter of a second for every way it goes. */
    public final Actions hand() {
        return new Actions(driver, Duration.ofMillis(1));
    }

    public final void press(CharSequence... keys) {
        hand().sendKeys(keys).perform();
    }

    /** @param places of the fingers that are on the screen now, x and y of each */
    public final void touch(String type, List<int[]> places) {
        var points = places.stream()
                .map(place -> Map.of("x", place[0], "y", place[1], "id", places.indexOf(place)))
                .toList();
        driver.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    /** Follows a link from the page to another one, as a click does it. */
    public final void follow(String href) {
        driver.executeScript(
                "const link = document.createElement('a'); link.href = arguments[0]; document.body.append(link);"
                        + " link.click(); link.remove();",
                href);
    }

    /** Waits for what is to come, for longer than any machine should need. */
    public final void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                fail("what should come to " + address() + " did not; the console: " + complaints());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Forgets that the viewer has drawn something: for what draws it anew, of which the address may not tell. */
    public final void forgetDrawn() {
        driver.executeScript("delete document.documentElement.dataset.ready");
    }

    /** Goes a step back in the viewer; what waits until that is drawn is not taken in by what was drawn before. */
    public final void back() {
        forgetDrawn();
        driver.navigate().back();
    }

    /** Loads the page anew; what waits until that is drawn is not taken in by what was drawn before. */
    public final void reload() {
        forgetDrawn();
        driver.navigate().refresh();
    }

    /** Leaves the page; before its server ends, since a browser asks for the icon when it has time. */
    public final void leave() {
        driver.get("about:blank");
    }

    /** As the page knows it: the browser around it may hear of a change later than what the page is asked next. */
    public final String address() {
        return (String) driver.executeScript("return location.href");
    }

    /** An item of the menu that is open. */
    public final void choose(String item) {
        driver.findElement(By.xpath("//*[@role='menu']//*[starts-with(@role, 'menuitem')][.='" + item + "']"))
                .click();
    }

    public final long number(String script, Object... arguments) {
        return (long) driver.executeScript(script, arguments);
    }

    public final boolean truth(String script, Object... arguments) {
        return (boolean) driver.executeScript(script, arguments);
    }

    /** Of what is hidden, too. */
    public final String text(String selector) {
        return (String)
                driver.executeScript("return document.querySelector(arguments[0]).textContent.trim()", selector);
    }

    public final String attribute(String selector, String name) {
        return driver.findElement(By.cssSelector(selector)).getDomAttribute(name);
    }

    /** The warnings and errors in the console since they were last asked for. */
    public final List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that pages asked for since they were last asked for, all windows together. */
    public final List<String> requests() {
        var urls = new ArrayList<String>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = message(entry);
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                urls.add(message.path("params").path("request").path("url").asText());
            }
        }
        urls.removeIf(url -> url.startsWith("data:") || url.startsWith("blob:") || url.startsWith("about:"));
        return urls;
    }

    private static JsonNode message(LogEntry entry) {
        try {
            return new ObjectMapper().readTree(entry.getMessage()).path("message");
        } catch (JsonProcessingException e) {
            throw new AssertionError("what Chromium logs is no JSON", e);
        }
    }
}
