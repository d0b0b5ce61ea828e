package dev.flamelab.lab;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** The viewer's pictures in a real browser: how long until one is there, and how smoothly it zooms and pans. */
final class ViewerBenchmark implements Benchmark {
    /** Frames of the flame graph: a usual one, a large one, and one that makes others give up. */
    static final List<Integer> FRAMES = List.of(5_000, 50_000, 200_000);

    /** Nodes of the graph: as many as are to stay usable, if the dump has them. */
    static final int NODES = 500;

    private static final int FUNCTIONS = 4_000;
    private static final int DEPTH = 48;
    private static final int WIDTH = 1_400;
    private static final int HEIGHT = 900;
    private static final int SECONDS_TO_START = 4;
    private static final int SECONDS_PER_ROUND = 6;

    private final List<Integer> sizes;
    private final int nodes;
    private final int gestures;
    private final List<String> pprof;

    ViewerBenchmark() {
        this(FRAMES, NODES, 120, List.of());
    }

    /**
     * The same with less.
     *
     * @param gestures how often the mouse does something while pictures are counted
     * @param pprof the command that is {@code ./lab pprof}; none for that itself
     */
    ViewerBenchmark(List<Integer> sizes, int nodes, int gestures, List<String> pprof) {
        this.sizes = sizes;
        this.nodes = nodes;
        this.gestures = gestures;
        this.pprof = pprof;
    }

    @Override
    public String name() {
        return "viewer";
    }

    @Override
    public String purpose() {
        return "flame graphs of 5,000 to 200,000 frames and a large graph in a browser: how soon, and how smooth";
    }

    @Override
    public int rounds() {
        return 5;
    }

    @Override
    public long seconds(int rounds) {
        return (sizes.size() + 1L) * (SECONDS_TO_START + rounds * SECONDS_PER_ROUND);
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var command = pprof.isEmpty() ? List.of(home.root().resolve("lab").toString(), "pprof") : pprof;
        var rows = new ArrayList<Viewing.Row>();
        try (var browser = HeadlessBrowser.start(System.getenv("PATH"));
                var folder = new ScratchFolder()) {
            browser.resize(WIDTH, HEIGHT, 1);
            for (int i = 0; i <= sizes.size(); i++) {
                boolean isGraph = i == sizes.size();
                var kind = isGraph ? ViewedPage.Kind.GRAPH : ViewedPage.Kind.FLAMES;
                var address = isGraph ? "ui/graph?nf=0&ef=0&n=" + nodes : "ui/flamegraph";
                var profile = isGraph ? dump(home) : made(folder.path(), sizes.get(i));
                double done = (double) seconds(rounds) * i / (sizes.size() + 1);
                try (var viewer = new ViewerProcess(command, List.of(profile.toString()))) {
                    var page = new ViewedPage(browser, viewer.page(address), kind, gestures);
                    rows.add(measured(page, kind, rounds, seconds -> progress.accept(done + seconds)));
                }
            }
            return new Viewing(rounds, rows);
        } catch (IOException e) {
            throw LabError.machine("no profile can be made to show (" + e.getMessage() + "): make room", e);
        }
    }

    private static Path made(Path folder, int frames) throws IOException {
        var made = folder.resolve("made-" + frames + ".pb.gz");
        try (var out = new BufferedOutputStream(Files.newOutputStream(made))) {
            MadeProfile.ofFrames(frames, FUNCTIONS, DEPTH).write(out);
        }
        return made;
    }

    /** One that comes with the project, for calls that are made up are drawn as no program's are. */
    private static Path dump(Home home) {
        return new DumpStore(home.dumps())
                .dumps().stream()
                        .findFirst()
                        .orElseThrow(() -> LabError.machine("there is no dump in " + Home.shown(home.dumps())
                                + " to draw the graph of: get the project's files again"));
    }

    /** The first picture after the start is told apart: nothing of the viewer has been compiled by then. */
    private Viewing.Row measured(ViewedPage page, ViewedPage.Kind kind, int rounds, DoubleConsumer progress) {
        double first = page.open();
        int count = page.count();
        var millis = new double[rounds];
        var zoom = new double[rounds];
        var pan = new double[rounds];
        double longest = 0;
        for (int i = 0; i < rounds; i++) {
            progress.accept(SECONDS_TO_START + (double) i * SECONDS_PER_ROUND);
            millis[i] = page.open();
            var zoomed = page.zoomed();
            var panned = page.panned();
            zoom[i] = zoomed.perSecond();
            pan[i] = panned.perSecond();
            longest = Math.max(longest, Math.max(zoomed.longestWait(), panned.longestWait()));
        }
        return new Viewing.Row(
                kind,
                count,
                first,
                Spread.of(millis).median(),
                Spread.of(zoom).median(),
                Spread.of(pan).median(),
                longest);
    }
}
