package dev.flamelab.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Draws the article's figures: pages of our viewer, about our dumps, as pictures. */
public final class ArticleFigures {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 760;
    private static final int MARGIN = 4;

    private final Home home;
    private final List<String> pprof;
    private final Consumer<String> step;

    /** @param step is told what takes a while */
    public ArticleFigures(Home home, Consumer<String> step) {
        this(home, List.of(home.root().resolve("lab").toString(), "pprof"), step);
    }

    /** @param pprof the command that is {@code ./lab pprof} */
    ArticleFigures(Home home, List<String> pprof, Consumer<String> step) {
        this.home = home;
        this.pprof = pprof;
        this.step = step;
    }

    /** The names that figures have. */
    public static List<String> names() {
        return Figure.ALL.stream().map(Figure::name).toList();
    }

    /**
     * Draws them, each into a file of its name; former ones are replaced.
     *
     * @param names of the figures that are wanted
     * @param dumps to draw from; where they lack a kind, the bundled dumps are taken, or one is recorded
     * @return the files
     */
    public List<Path> draw(List<String> names, List<Path> dumps, Path into) {
        var figures =
                Figure.ALL.stream().filter(each -> names.contains(each.name())).toList();
        var kinds = figures.stream().map(Figure::kind).collect(Collectors.toSet());
        var drawn = new ArrayList<Path>();
        try (var browser = HeadlessBrowser.start(System.getenv("PATH"));
                var recorded = new ScratchFolder()) {
            browser.emulateLight();
            Files.createDirectories(into);
            var bundled = Story.all(home).stream()
                    .flatMap(story -> story.captures().stream())
                    .flatMap(shot -> shot.dumps().stream())
                    .filter(Story.Bundled::isShipped)
                    .map(dump -> home.dumps().resolve(dump.file()))
                    .toList();
            var found = new FigureDumps(home, recorded.path(), FigureDumps.WARM_UP, step).find(dumps, bundled, kinds);
            for (var dump : found.entrySet()) {
                var sources = List.of(
                        "-source_path=" + home.root().resolve("demo-service/src/main/java"),
                        dump.getValue().toString());
                try (var viewer = new ViewerProcess(pprof, sources)) {
                    for (var figure : figures) {
                        if (figure.kind() != dump.getKey()) continue;
                        var page = viewer.page(figure.address(ProfileFile.read(dump.getValue())));
                        drawn.add(Files.write(
                                into.resolve(figure.name() + ".png"), SmallPng.of(picture(browser, page, figure))));
                    }
                }
            }
            return drawn;
        } catch (IOException e) {
            throw LabError.machine(
                    "the figures cannot be written to " + Home.shown(into) + " (" + e.getMessage() + "): make room", e);
        }
    }

    private static byte[] picture(HeadlessBrowser browser, URI page, Figure figure) {
        browser.resize(WIDTH, HEIGHT, figure.page().dots());
        browser.open(page);
        var failure = browser.evaluate(DRAWN).asText();
        if (!failure.isEmpty()) throw LabError.machine("the figure " + figure.name() + " has no picture: " + failure);
        var box = browser.evaluate(BOX.formatted(figure.page().parts()));
        double x = Math.max(0, box.path("x").asDouble() - MARGIN);
        double y = Math.max(0, box.path("y").asDouble() - MARGIN);
        double right = Math.min(WIDTH, box.path("right").asDouble() + MARGIN);
        return browser.picture(x, y, right - x, box.path("bottom").asDouble() + MARGIN - y);
    }

    /** What the page says when it fails; nothing once the view is there. */
    private static final String DRAWN = """
            new Promise((there, missing) => {
              const deadline = performance.now() + 50000;
              const look = () => {
                const { ready, failed } = document.documentElement?.dataset ?? {};
                const graph = document.querySelector('.graph .canvas');
                // it is laid out beside the page, which is ready before
                const drawn = ready !== undefined && (graph === null || graph.dataset.drawn !== undefined);
                if (failed !== undefined) there(document.getElementById('errors').textContent || 'the page failed');
                else if (drawn) there(graph?.dataset.drawn === 'failed' ? 'it is too dense to be drawn' : '');
                else if (performance.now() > deadline) there('nothing was drawn in 50 s');
                else setTimeout(look, 20);
              };
              look();
            })
            """;

    /** Where the parts are, once a graph is seen as a whole. */
    private static final String BOX = """
            new Promise(there => {
              const all = [...document.querySelectorAll('button')].find(each => each.textContent === 'Show all');
              all?.click();
              requestAnimationFrame(() => requestAnimationFrame(() => {
                const boxes = [...document.querySelectorAll('%s')].map(part => part.getBoundingClientRect());
                there({
                  x: Math.min(...boxes.map(box => box.left)), y: Math.min(...boxes.map(box => box.top)),
                  right: Math.max(...boxes.map(box => box.right)), bottom: Math.max(...boxes.map(box => box.bottom)),
                });
              }));
            })
            """;
}
