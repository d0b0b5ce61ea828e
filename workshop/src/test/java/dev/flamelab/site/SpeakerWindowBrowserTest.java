package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What the speaker sees beside what the room sees. */
class SpeakerWindowBrowserTest {
    @RegisterExtension
    static final SlideShow show = new SlideShow();

    @Test
    void speakerWindowShowsNotesNextSlideAndTime() throws Exception {
        Deck deck = SlideShow.deck();
        String room = show.openSpeaker("#2");
        assertThat(show.text("#number")).isEqualTo("2 / " + SlideShow.slides());
        assertThat(show.text("#notes"))
                .contains(show.driver()
                        .findElement(By.cssSelector("#notes li .tag"))
                        .getText());
        assertThat(show.attribute("#now .slide", "aria-label"))
                .contains(deck.slides().get(1).title());
        assertThat(show.attribute("#next .slide", "aria-label"))
                .contains(deck.slides().get(2).title());
        assertThat(show.attribute("#notes", "aria-label")).isEqualTo("Notes");

        show.press(Keys.END);
        show.await(() -> show.text("#number").equals(SlideShow.slides() + " / " + SlideShow.slides()));
        assertThat(show.text("#next")).contains("last slide");
        show.driver().switchTo().window(room);
        show.assertShown(SlideShow.slides());
    }

    @Test
    void bothWindowsTurnTogether() {
        String room = show.openSpeaker("#1");
        String speaker = show.driver().getWindowHandle();

        show.press(Keys.ARROW_RIGHT);
        show.await(() -> show.text("#number").startsWith("2 /"));
        show.driver().findElement(By.id("forward")).click();
        show.driver().switchTo().window(room);
        show.assertShown(3);

        show.press(Keys.ARROW_LEFT);
        show.assertShown(2);
        show.driver().switchTo().window(speaker);
        show.await(() -> show.text("#number").startsWith("2 /"));
        assertThat(show.attribute("#now .slide", "aria-label")).startsWith("Slide 2 of");
    }

    @Test
    void speakerWindowOpenedLateStartsWhereTheRoomIs() {
        show.open("#4");
        String room = show.driver().getWindowHandle();
        show.driver().executeScript("window.open(location.pathname + '?speaker', '_blank')");
        show.switchToOther(room);
        show.await(() -> show.text("#number").startsWith("4 /"));
    }

    @Test
    void timerRunsPausesAndStartsAnew() {
        show.openSpeaker("");
        show.await(() -> !show.text("#timer").equals("00:00:00"));
        show.driver().findElement(By.id("pause")).click();
        String stopped = show.text("#timer");
        assertThat(show.text("#pause")).isEqualTo("Go on");
        show.reload();
        show.awaitReady();
        assertThat(show.text("#timer")).isEqualTo(stopped);

        show.press("r");
        assertThat(show.text("#timer")).isEqualTo("00:00:00");
        show.press("p");
        assertThat(show.text("#pause")).isEqualTo("Pause");
        show.await(() -> !show.text("#timer").equals("00:00:00"));
    }
}
