package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Rectangle;

/** What slides look like: at each size, in the dark, on paper, and with more than fits. */
class SlideLooksBrowserTest {
    @RegisterExtension
    static final SlideShow show = new SlideShow();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"1280, 720", "1920, 1080", "1024, 768", "800, 1200"})
    void noSlideOverflowsNorHasToShrink(int width, int height) throws Exception {
        show.resize(width, height);
        for (String name : new Decks(SlideShow.SLIDES).names()) {
            show.load("/" + name);
            assertThat(show.driver().executeScript(OVERFLOWS)).as(name).isEqualTo(List.of());
            assertThat(show.driver()
                            .executeScript("return [...document.querySelectorAll('.slide')]"
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
            show.driver().get(own.url() + "/01-long");
            show.awaitReady();
            assertThat(show.driver().executeScript(OVERFLOWS)).isEqualTo(List.of());
            assertThat((String) show.driver()
                            .executeScript("return document.querySelector('.slide').style.getPropertyValue('--fit')"))
                    .isNotEmpty();
            show.leave();
        }
    }

    @Test
    void printsOneSlideAPage() throws Exception {
        show.open("#3");
        String pdf = print();
        assertThat(count(pdf, "/Type\\s*/Page\\b")).isEqualTo(SlideShow.slides());
        assertThat(count(pdf, "/MediaBox\\s*\\[0 0 960 540\\]")).isEqualTo(SlideShow.slides());
    }

    @Test
    void printsASlideAndItsNotesOnEachPageOfAHandout() throws Exception {
        show.load("/01-cpu?notes");
        assertThat(count(print(), "/Type\\s*/Page\\b")).isEqualTo(SlideShow.slides());
        show.emulate("print", Map.of());
        assertThat(show.truth("return [...document.querySelectorAll('.notes')].every(notes => notes.offsetHeight > 0)"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void followsTheSystemInLightAndDarkAndPrintsLight(String scheme) {
        show.emulate("", Map.of("prefers-color-scheme", scheme));
        show.open("#2");
        boolean dark = scheme.equals("dark");
        assertThat(isDark()).isEqualTo(dark);
        show.press("d");
        assertThat(isDark()).isEqualTo(!dark);
        show.emulate("print", Map.of("prefers-color-scheme", scheme));
        assertThat(isDark()).isFalse();
    }

    @Test
    void picturesTurnDarkWithTheSlide() throws IOException {
        show.emulate("", Map.of("prefers-color-scheme", "light"));
        show.open("#4");
        show.press("d");
        assertThat(isDark()).isTrue();
        // The words of the picture: without a lighter colour there is nothing as light as them on a dark slide's
        // picture.
        assertThat(lightPixels(show.driver()
                        .findElement(By.cssSelector(".leaf.current img"))
                        .getRect()))
                .isGreaterThan(500);
    }

    @Test
    void motionIsLeftOutForThoseWhoAskForNone() {
        show.emulate("", Map.of("prefers-reduced-motion", "reduce"));
        show.open("");
        assertThat(show.driver()
                        .executeScript("return getComputedStyle(document.querySelector('.leaf')).transitionDuration"))
                .isEqualTo("0s");
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

    private static String print() {
        var answer = show.driver()
                .executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        byte[] pdf = Base64.getDecoder().decode((String) answer.get("data"));
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static boolean isDark() {
        return show.truth("return getComputedStyle(document.querySelector('.slide')).backgroundColor"
                + ".match(/\\d+/g).slice(0, 3).every(part => part < 60)");
    }

    private static long lightPixels(Rectangle area) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(show.driver().getScreenshotAs(OutputType.BYTES)));
        long count = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                var colour = new Color(image.getRGB(x, y));
                count += Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue())) > 220 ? 1 : 0;
            }
        }
        return count;
    }
}
