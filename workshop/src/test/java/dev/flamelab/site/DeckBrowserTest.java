package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** The decks of this project as a browser turns them. */
class DeckBrowserTest {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path profile;

    private static SlideShow show;

    @BeforeAll
    static void start() throws IOException {
        show = SlideShow.start(profile);
    }

    @AfterAll
    static void stop() {
        if (show != null) show.close();
    }

    @AfterEach
    void clear() {
        show.clear();
    }

    @Test
    void keysTurnTheSlides() throws Exception {
        int last = SlideShow.slides();
        show.open("");
        show.assertShown(1);
        for (CharSequence forward : List.of(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.SPACE, Keys.PAGE_DOWN)) {
            int before = show.shown();
            show.press(forward);
            show.assertShown(before + 1);
        }
        for (CharSequence back : List.of(Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.PAGE_UP)) {
            int before = show.shown();
            show.press(back);
            show.assertShown(before - 1);
        }
        show.press(Keys.END);
        show.assertShown(last);
        show.press(Keys.ARROW_RIGHT);
        show.assertShown(last);
        show.press(Keys.HOME);
        show.assertShown(1);
        show.press(Keys.ARROW_LEFT);
        show.assertShown(1);
    }

    @Test
    void clickSwipeAndAddressTurnTheSlidesToo() {
        show.open("");
        var mouse = new Actions(show.browser());
        mouse.moveToLocation(700, 300).click().perform();
        show.assertShown(2);
        mouse.moveToLocation(20, 300).click().perform();
        show.assertShown(1);

        show.browser().executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        show.swipe(600, 200);
        show.assertShown(2);
        show.swipe(200, 600);
        show.assertShown(1);

        show.browser().executeScript("location.hash = '#3'");
        show.assertShown(3);
        show.browser().navigate().refresh();
        show.awaitReady();
        show.assertShown(3);
    }

    @Test
    void slideIsToldToThoseWhoDoNotSeeIt() {
        show.open("#2");
        String label = show.attribute(".leaf.current .slide", "aria-label");
        assertThat(label).startsWith("Slide 2 of ");
        assertThat(show.text(".live")).isEqualTo(label);
        assertThat(show.attribute(".live", "aria-live")).isEqualTo("polite");
        assertThat(show.browser().findElements(By.cssSelector(".slide[role=group][aria-roledescription=slide]")))
                .hasSize((int) show.script("return document.querySelectorAll('.leaf').length"));
        assertThat(show.script("return [...document.images].filter(image => image.alt.length < 20).length"))
                .isZero();
    }

    @Test
    void helpListsTheKeysAndHoldsThemBack() {
        show.open("#2");
        show.press("?");
        SlideShow.await(
                () -> show.browser().findElement(By.cssSelector("dialog.help")).isDisplayed());
        assertThat(show.text("dialog.help")).contains("speaker window").contains("full screen");
        show.press(Keys.ARROW_RIGHT);
        show.assertShown(2);
        show.press(Keys.ESCAPE);
        SlideShow.await(
                () -> !show.browser().findElement(By.cssSelector("dialog.help")).isDisplayed());
        show.press(Keys.ARROW_RIGHT);
        show.assertShown(3);
    }

    @Test
    void fFillsTheScreenAndBBlackensIt() {
        show.open("");
        show.press("f");
        SlideShow.await(() -> show.truth("return document.fullscreenElement === document.documentElement"));
        show.press("f");
        SlideShow.await(() -> show.truth("return document.fullscreenElement === null"));
        show.press("b");
        assertThat(show.truth("return document.documentElement.classList.contains('black')"))
                .isTrue();
        show.press("b");
        assertThat(show.truth("return document.documentElement.classList.contains('black')"))
                .isFalse();
    }

    @Test
    void pagesAskNoOtherHostAndComplainOfNothing() throws Exception {
        show.browser().manage().logs().get(LogType.BROWSER);
        show.browser().manage().logs().get(LogType.PERFORMANCE);
        for (String page : List.of("/", "/01-cpu", "/01-cpu?speaker", "/01-cpu?notes")) {
            show.load(page);
        }
        assertThat(show.browser().manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .isEmpty();
        assertThat(requestedUrls()).isNotEmpty().allSatisfy(url -> assertThat(
                        URI.create(url).getAuthority())
                .isEqualTo("127.0.0.1:" + show.server().port()));
    }

    private static List<String> requestedUrls() throws IOException {
        var json = new ObjectMapper();
        var urls = new ArrayList<String>();
        for (var entry : show.browser().manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json.readTree(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                urls.add(message.path("params").path("request").path("url").asText());
            }
        }
        return urls;
    }
}
