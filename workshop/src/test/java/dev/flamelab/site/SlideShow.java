package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The decks of this project in a browser, and what one does there. */
final class SlideShow extends TestBrowser implements AfterAllCallback {
    static final Path SLIDES = Path.of("../slides");

    private SlideServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        server = SlideServer.start(new Decks(SLIDES), "127.0.0.1", 0);
        super.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
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
        touch("touchStart", List.of(new int[] {fromX, 300}));
        touch("touchMove", List.of(new int[] {(fromX + toX) / 2, 300}));
        touch("touchMove", List.of(new int[] {toX, 300}));
        touch("touchEnd", List.of());
    }

    void awaitReady() {
        // A window that was just opened is blank, and has no script either.
        await(() -> truth("return location.protocol === 'http:' && document.readyState !== 'loading'"
                + " && (document.querySelector('script') === null || 'ready' in document.documentElement.dataset)"));
    }

    void assertShown(int slide) {
        await(() -> shown() == slide);
        assertThat(address()).endsWith("#" + slide);
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
