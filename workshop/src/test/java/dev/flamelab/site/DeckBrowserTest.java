package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The decks of this project as a browser turns them. */
class DeckBrowserTest {
    @RegisterExtension
    static final SlideShow show = new SlideShow();

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
        var mouse = show.hand();
        mouse.moveToLocation(700, 300).click().perform();
        show.assertShown(2);
        mouse.moveToLocation(20, 300).click().perform();
        show.assertShown(1);

        show.driver().executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        show.swipe(600, 200);
        show.assertShown(2);
        show.swipe(200, 600);
        show.assertShown(1);

        show.driver().executeScript("location.hash = '#3'");
        show.assertShown(3);
        show.reload();
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
        assertThat(show.driver().findElements(By.cssSelector(".slide[role=group][aria-roledescription=slide]")))
                .hasSize((int) show.number("return document.querySelectorAll('.leaf').length"));
        assertThat(show.number("return [...document.images].filter(image => image.alt.length < 20).length"))
                .isZero();
    }

    @Test
    void helpListsTheKeysAndHoldsThemBack() {
        show.open("#2");
        show.press("?");
        show.await(
                () -> show.driver().findElement(By.cssSelector("dialog.help")).isDisplayed());
        assertThat(show.text("dialog.help")).contains("speaker window").contains("full screen");
        show.press(Keys.ARROW_RIGHT);
        show.assertShown(2);
        show.press(Keys.ESCAPE);
        show.await(
                () -> !show.driver().findElement(By.cssSelector("dialog.help")).isDisplayed());
        show.press(Keys.ARROW_RIGHT);
        show.assertShown(3);
    }

    @Test
    void fFillsTheScreenAndBBlackensIt() {
        show.open("");
        show.press("f");
        show.await(() -> show.truth("return document.fullscreenElement === document.documentElement"));
        show.press("f");
        show.await(() -> show.truth("return document.fullscreenElement === null"));
        show.press("b");
        assertThat(show.truth("return document.documentElement.classList.contains('black')"))
                .isTrue();
        show.press("b");
        assertThat(show.truth("return document.documentElement.classList.contains('black')"))
                .isFalse();
    }

    @Test
    void pagesAskNoOtherHostAndComplainOfNothing() {
        for (String page : List.of("/", "/01-cpu", "/01-cpu?speaker", "/01-cpu?notes")) {
            show.load(page);
        }
        assertThat(show.complaints()).isEmpty();
        assertThat(show.requests()).isNotEmpty().allSatisfy(url -> assertThat(url)
                .startsWith(show.server().url() + "/"));
    }
}
