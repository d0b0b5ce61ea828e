package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The decks of this project in a browser, and what one does there. */
final class SlideShow extends TestBrowser {
    static final Path SLIDES = Path.of("../slides");

    private SlideServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        server = SlideServer.start(new Decks(SLIDES), "127.0.0.1", 0);
        super.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        super.afterAll(context);
        if (server != null) server.close();
    }

    SlideServer server() {
        return server;
    }

    void open(String hash) {
        driver().get("about:blank");
        resize(1280, 720);
        load("/01-cpu" + hash);
    }

    void load(String page) {
        driver().get(server.url() + page);
        awaitReady();
    }

    /** Leaves the driver at the speaker's window; answers the room's. */
    String openSpeaker(String hash) {
        open(hash);
        driver().executeScript("sessionStorage.clear()");
        String room = driver().getWindowHandle();
        press("s");
        switchToOther(room);
        return room;
    }

    void switchToOther(String room) {
        await(() -> driver().getWindowHandles().size() == 2);
        driver().getWindowHandles().stream()
                .filter(window -> !window.equals(room))
                .forEach(driver().switchTo()::window);
        awaitReady();
    }

    void swipe(int fromX, int toX) {
        touch("touchStart", List.of(Map.of("x", fromX, "y", 300)));
        touch("touchMove", List.of(Map.of("x", (fromX + toX) / 2, "y", 300)));
        touch("touchMove", List.of(Map.of("x", toX, "y", 300)));
        touch("touchEnd", List.of());
    }

    private void touch(String type, List<?> points) {
        driver().executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    void awaitReady() {
        await(() -> truth(
                "return document.querySelector('script') === null || 'ready' in document.documentElement.dataset"));
    }

    void assertShown(int slide) {
        await(() -> shown() == slide);
        assertThat(driver().getCurrentUrl()).endsWith("#" + slide);
    }

    int shown() {
        return (int) number("return [...document.querySelectorAll('.leaf')]"
                        + ".findIndex(leaf => leaf.classList.contains('current') && leaf.checkVisibility())")
                + 1;
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
}
