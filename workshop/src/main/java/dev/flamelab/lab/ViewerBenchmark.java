package dev.flamelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** The viewer's flame graph in a real browser: how long until it is there, and how smoothly it zooms and pans. */
final class ViewerBenchmark implements Benchmark {
    /** Frames of the graph: a usual one, a large one, and one that makes others give up. */
    static final List<Integer> FRAMES = List.of(5_000, 50_000, 200_000);

    private static final int FUNCTIONS = 4_000;
    private static final int DEPTH = 48;
    private static final int WIDTH = 1_400;
    private static final int HEIGHT = 900;
    private static final int SECONDS_TO_START = 4;
    private static final int SECONDS_PER_ROUND = 8;
    /** The modifier of a mouse event that means: with the control key held. */
    private static final int CONTROL = 2;

    private final List<Integer> sizes;
    private final int gestures;
    private final List<String> pprof;

    ViewerBenchmark() {
        this(FRAMES, 120, List.of());
    }

    /**
     * The same with less.
     *
     * @param gestures how often the mouse does something while pictures are counted
     * @param pprof the command that is {@code ./lab pprof}; none for that itself
     */
    ViewerBenchmark(List<Integer> sizes, int gestures, List<String> pprof) {
        this.sizes = sizes;
        this.gestures = gestures;
        this.pprof = pprof;
    }

    @Override
    public String name() {
        return "viewer";
    }

    @Override
    public String purpose() {
        return "the flame graph of 5,000 to 200,000 frames in a browser: until it is there, and how smooth it is";
    }

    @Override
    public int rounds() {
        return 5;
    }

    @Override
    public long seconds(int rounds) {
        return (long) sizes.size() * (SECONDS_TO_START + rounds * SECONDS_PER_ROUND);
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var command = pprof.isEmpty() ? List.of(home.root().resolve("lab").toString(), "pprof") : pprof;
        var rows = new ArrayList<Viewing.Row>();
        try (var browser = HeadlessBrowser.start(System.getenv("PATH"));
                var folder = new ScratchFolder()) {
            browser.resize(WIDTH, HEIGHT, 1);
            for (int frames : sizes) {
                var made = folder.path().resolve("made-" + frames + ".pb.gz");
                try (var out = new BufferedOutputStream(Files.newOutputStream(made))) {
                    MadeProfile.ofFrames(frames, FUNCTIONS, DEPTH).write(out);
                }
                double done = (double) seconds(rounds) * rows.size() / sizes.size();
                try (var viewer = new ViewerProcess(command, List.of(made.toString()))) {
                    rows.add(measured(browser, viewer, rounds, seconds -> progress.accept(done + seconds)));
                }
            }
            return new Viewing(rounds, rows);
        } catch (IOException e) {
            throw LabError.machine("no profile can be made to show (" + e.getMessage() + "): make room", e);
        }
    }

    /** The first picture after the start is told apart: nothing of the viewer has been compiled by then. */
    private Viewing.Row measured(HeadlessBrowser browser, ViewerProcess viewer, int rounds, DoubleConsumer progress) {
        var page = viewer.page("ui/flamegraph");
        browser.open(page);
        double first = browser.evaluate(FIRST_PICTURE).asDouble();
        int frames = browser.evaluate(COUNT).asInt();
        var millis = new double[rounds];
        var zoom = new double[rounds];
        var pan = new double[rounds];
        double longest = 0;
        for (int i = 0; i < rounds; i++) {
            progress.accept(SECONDS_TO_START + (double) i * SECONDS_PER_ROUND);
            browser.open(page);
            millis[i] = browser.evaluate(FIRST_PICTURE).asDouble();
            var place = browser.evaluate(PLACE);
            var zoomed = pictures(browser, () -> zoom(browser, place));
            var panned = pictures(browser, () -> pan(browser, place));
            zoom[i] = zoomed.perSecond();
            pan[i] = panned.perSecond();
            longest = Math.max(longest, Math.max(zoomed.longestWait(), panned.longestWait()));
        }
        return new Viewing.Row(
                frames,
                first,
                Spread.of(millis).median(),
                Spread.of(zoom).median(),
                Spread.of(pan).median(),
                longest);
    }

    private static Viewing.Pictures pictures(HeadlessBrowser browser, Runnable gesture) {
        browser.evaluate(WATCH);
        gesture.run();
        var times = new ArrayList<Double>();
        browser.evaluate("flamelabWatch.end()").forEach(time -> times.add(time.asDouble()));
        return new Viewing.Pictures(times);
    }

    /** In for the first two thirds, at places beside each other, then out again. */
    private void zoom(HeadlessBrowser browser, JsonNode place) {
        for (int i = 0; i < gestures; i++) {
            boolean in = i < gestures * 2 / 3;
            browser.mouse(
                    "mouseWheel",
                    place.path("x").asDouble() * (0.4 + 0.2 * i / gestures),
                    place.path("y").asDouble(),
                    Map.of("deltaX", 0, "deltaY", in ? -20 : 20, "modifiers", CONTROL));
        }
    }

    /** Round in a circle, with the button held. */
    private void pan(HeadlessBrowser browser, JsonNode place) {
        double x = place.path("x").asDouble();
        double y = place.path("y").asDouble();
        var held = Map.of("button", "left", "buttons", 1, "clickCount", 1);
        browser.mouse("mousePressed", x, y, held);
        for (int i = 0; i < gestures; i++) {
            double angle = i * 0.1;
            browser.mouse("mouseMoved", x + 300 * Math.sin(angle), y - 100 + 100 * Math.cos(angle), held);
        }
        browser.mouse("mouseReleased", x, y, held);
    }

    private static final String FIRST_PICTURE = """
            new Promise((there, missing) => {
              const deadline = performance.now() + 50000;
              const look = () => {
                const drawn = performance.getEntriesByName('flame graph drawn')[0];
                if (drawn) there(drawn.startTime);
                else if (performance.now() > deadline) missing(new Error('no flame graph after 50 s'));
                else setTimeout(look, 5);
              };
              look();
            })
            """;

    private static final String COUNT = """
            fetch('data/flamegraph').then(answer => answer.json()).then(data => data.nodes.parent.length - 1)
            """;

    /** The middle of the picture. */
    private static final String PLACE = """
            (() => {
              const size = canvas => canvas.clientWidth * canvas.clientHeight;
              const all = [...document.querySelectorAll('canvas')].sort((one, other) => size(other) - size(one));
              const box = all[0].getBoundingClientRect();
              return { x: box.left + box.width / 2, y: (box.top + Math.min(box.bottom, innerHeight)) / 2 };
            })()
            """;

    /** Looks at each frame of the browser whether a new picture was drawn for it; two for one frame count once. */
    private static final String WATCH = """
            (() => {
              const last = () => performance.getEntriesByName('flame graph drawn').at(-1)?.startTime;
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
