package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What the speaker sees beside what the room sees. */
class SpeakerWindowBrowserTest {
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
    void speakerWindowShowsNotesNextSlideAndTime() throws Exception {
        Deck deck = SlideShow.deck();
        String room = show.openSpeaker("#2");
        assertThat(show.text("#number")).isEqualTo("2 / " + SlideShow.slides());
        assertThat(show.text("#notes"))
                .contains(show.browser()
                        .findElement(By.cssSelector("#notes li .tag"))
                        .getText());
        assertThat(show.attribute("#now .slide", "aria-label"))
                .contains(deck.slides().get(1).title());
        assertThat(show.attribute("#next .slide", "aria-label"))
                .contains(deck.slides().get(2).title());
        assertThat(show.attribute("#notes", "aria-label")).isEqualTo("Notes");

        show.press(Keys.END);
        SlideShow.await(() -> show.text("#number").equals(SlideShow.slides() + " / " + SlideShow.slides()));
        assertThat(show.text("#next")).contains("last slide");
        show.browser().switchTo().window(room);
        show.assertShown(SlideShow.slides());
    }

    @Test
    void bothWindowsTurnTogether() {
        String room = show.openSpeaker("#1");
        String speaker = show.browser().getWindowHandle();

        show.press(Keys.ARROW_RIGHT);
        SlideShow.await(() -> show.text("#number").startsWith("2 /"));
        show.browser().findElement(By.id("forward")).click();
        show.browser().switchTo().window(room);
        show.assertShown(3);

        show.press(Keys.ARROW_LEFT);
        show.assertShown(2);
        show.browser().switchTo().window(speaker);
        SlideShow.await(() -> show.text("#number").startsWith("2 /"));
        assertThat(show.attribute("#now .slide", "aria-label")).startsWith("Slide 2 of");
    }

    @Test
    void speakerWindowOpenedLateStartsWhereTheRoomIs() {
        show.open("#4");
        String room = show.browser().getWindowHandle();
        show.browser().executeScript("window.open(location.pathname + '?speaker', '_blank')");
        show.switchToOther(room);
        SlideShow.await(() -> show.text("#number").startsWith("4 /"));
    }

    @Test
    void timerRunsPausesAndStartsAnew() {
        show.openSpeaker("");
        SlideShow.await(() -> !show.text("#timer").equals("00:00:00"));
        show.browser().findElement(By.id("pause")).click();
        String stopped = show.text("#timer");
        assertThat(show.text("#pause")).isEqualTo("Go on");
        show.browser().navigate().refresh();
        show.awaitReady();
        assertThat(show.text("#timer")).isEqualTo(stopped);

        show.press("r");
        assertThat(show.text("#timer")).isEqualTo("00:00:00");
        show.press("p");
        assertThat(show.text("#pause")).isEqualTo("Pause");
        SlideShow.await(() -> !show.text("#timer").equals("00:00:00"));
    }
}
