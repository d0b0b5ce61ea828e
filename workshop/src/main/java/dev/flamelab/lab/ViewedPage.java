package dev.flamelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntToDoubleFunction;

/** A page of the viewer in a browser, and a mouse on its picture that waits for nothing. */
final class ViewedPage {
    /** What a page shows; it leaves a mark when that has been drawn, and whenever it moves. */
    enum Kind {
        FLAMES("flame graph", "flame graph drawn", "flame graph drawn", "flamegraph", "nodes.parent.length - 1") {
            /** In for the first two thirds, then out again. */
            @Override
            boolean zoomsIn(int event, int all) {
                return event < all * 2 / 3;
            }
        },
        GRAPH("graph", "graph drawn", "graph moved", "graph", "nodes.length") {
            /** In and out around the whole, as most is to be drawn there. */
            @Override
            boolean zoomsIn(int event, int all) {
                return (event + EVENTS_IN_AND_OUT / 4) / (EVENTS_IN_AND_OUT / 2) % 2 == 0;
            }
        };

        private static final int EVENTS_IN_AND_OUT = 40;

        final String title;
        private final String drawn;
        private final String moved;
        private final String count;

        Kind(String title, String drawn, String moved, String data, String count) {
            this.title = title;
            this.drawn = drawn;
            this.moved = moved;
            this.count = "fetch('data/" + data + "' + location.search).then(answer => answer.json())"
                    + ".then(data => data." + count + ")";
        }

        abstract boolean zoomsIn(int event, int all);
    }

    private static final int EVENTS_PER_SECOND = 60;
    /** The modifier of a mouse event that means: with the control key held. */
    private static final int CONTROL = 2;

    private final HeadlessBrowser browser;
    private final URI address;
    private final Kind kind;
    private final int gestures;

    /** @param gestures how often the mouse does something while pictures are counted */
    ViewedPage(HeadlessBrowser browser, URI address, Kind kind, int gestures) {
        this.browser = browser;
        this.address = address;
        this.kind = kind;
        this.gestures = gestures;
    }

    /** Goes there; the milliseconds until the picture was drawn. */
    double open() {
        browser.open(address);
        return browser.evaluate(FIRST_PICTURE.formatted(kind.drawn)).asDouble();
    }

    /** Of how many frames or nodes it is. */
    int count() {
        return browser.evaluate(kind.count).asInt();
    }

    Viewing.Pictures zoomed() {
        var place = whole();
        return pictures((event, sent) -> sent.add(browser.mouse(
                "mouseWheel",
                place.path("x").asDouble() * (0.4 + 0.2 * event / gestures),
                place.path("y").asDouble(),
                Map.of("deltaX", 0, "deltaY", kind.zoomsIn(event, gestures) ? -20 : 20, "modifiers", CONTROL))));
    }

    /** Round in a circle, with the button held. */
    Viewing.Pictures panned() {
        var place = whole();
        double middle = place.path("x").asDouble();
        double down = place.path("y").asDouble();
        IntToDoubleFunction x = event -> middle + 300 * Math.sin(event * 0.1);
        IntToDoubleFunction y = event -> down - 100 + 100 * Math.cos(event * 0.1);
        var held = Map.of("button", "left", "buttons", 1, "clickCount", 1);
        return pictures((event, sent) -> {
            if (event == 0) sent.add(browser.mouse("mousePressed", middle, down, held));
            sent.add(browser.mouse("mouseMoved", x.applyAsDouble(event), y.applyAsDouble(event), held));
            if (event == gestures - 1) sent.add(browser.mouse("mouseReleased", middle, down, held));
        });
    }

    /** What a mouse does when it is time again. */
    private interface Gesture {
        void go(int event, List<CompletableFuture<JsonNode>> sent);
    }

    private Viewing.Pictures pictures(Gesture gesture) {
        browser.evaluate(WATCH.formatted(kind.moved));
        var sent = new ArrayList<CompletableFuture<JsonNode>>();
        var pace = new Pace(EVENTS_PER_SECOND);
        for (int i = 0; i < gestures; i++) {
            pace.next();
            gesture.go(i, sent);
        }
        sent.forEach(HeadlessBrowser::answer);
        var times = new ArrayList<Double>();
        browser.evaluate("flamelabWatch.end()").forEach(time -> times.add(time.asDouble()));
        return new Viewing.Pictures(times);
    }

    /** Shows all of the picture, and tells where its middle is. */
    private JsonNode whole() {
        return browser.evaluate(PLACE);
    }

    private static final String FIRST_PICTURE = """
            new Promise((there, missing) => {
              const deadline = performance.now() + 50000;
              const look = () => {
                const drawn = performance.getEntriesByName('%s')[0];
                if (drawn) there(drawn.startTime);
                else if (performance.now() > deadline) missing(new Error('no picture after 50 s'));
                else setTimeout(look, 5);
              };
              look();
            })
            """;

    private static final String PLACE = """
            (() => {
              [...document.querySelectorAll('button')].find(button => button.textContent === 'Show all')?.click();
              const size = element => element.clientWidth * element.clientHeight;
              const all = [...document.querySelectorAll('canvas, .canvas')].sort((one, other) => size(other) - size(one));
              const box = all[0].getBoundingClientRect();
              return { x: box.left + box.width / 2, y: (box.top + Math.min(box.bottom, innerHeight)) / 2 };
            })()
            """;

    /** Looks at each frame of the browser whether the picture was drawn for it; twice for one frame counts once. */
    private static final String WATCH = """
            (() => {
              const last = () => performance.getEntriesByName('%s').at(-1)?.startTime;
              const times = [];
              let drawn = last();
              let going = true;
              const look = time => {
                if (last() !== drawn) times.push(time);
                drawn = last();
                if (going) requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
              globalThis.flamelabWatch = { end() { going = false; return times; } };
            })()
            """;
}
