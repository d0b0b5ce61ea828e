package dev.flamelab.drawing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Draws graphs written in dot. SVG and PostScript need nothing on the machine, all else needs Graphviz:
 *
 * <pre>{@code
 * Picture picture = Painter.standard(System.getenv("PATH")).paint(dot, PictureFormat.SVG);
 * picture.warnings().forEach(System.err::println);
 * Files.writeString(file, PannedSvg.of(picture.text()));
 * }</pre>
 *
 * <p>A dense graph can take Graphviz hours. So its time is limited; when that is over, the graph is drawn again with a
 * layout that is made with less care, and the picture says so.
 */
public final class Painter {
    private static final Duration FINE = Duration.ofSeconds(15);
    /** Longer, for whoever has waited so long should get a picture. */
    private static final Duration COARSE = Duration.ofSeconds(30);

    private static final String CURE = "show fewer nodes, for example with -nodecount=40";

    private final Optional<InstalledEngine> installed;
    private final Duration fine;
    private final Duration coarse;

    private Painter(Optional<InstalledEngine> installed, Duration fine, Duration coarse) {
        this.installed = installed;
        this.fine = fine;
        this.coarse = coarse;
    }

    /** Draws with the Graphviz that is installed in one of these folders, or else with the bundled one. */
    public static Painter standard(String path) {
        return new Painter(InstalledEngine.find(path), FINE, COARSE);
    }

    /** Draws with the bundled Graphviz, so that the same graph looks the same on every machine. */
    public static Painter bundled() {
        return new Painter(Optional.empty(), FINE, COARSE);
    }

    /** The same, with so much time for a careful layout, and so much for one that is not. */
    public Painter withLimits(Duration careful, Duration careless) {
        return new Painter(installed, careful, careless);
    }

    /** The graph as a picture, or {@link DrawingFailed}. */
    public Picture paint(String dot, PictureFormat format) {
        Engine engine = engine(format);
        try {
            return new Picture(engine.draw(dot, format, Layout.FINE, fine), List.of());
        } catch (TimeoutException slow) {
            return paintCoarsely(engine, dot, format);
        }
    }

    private Picture paintCoarsely(Engine engine, String dot, PictureFormat format) {
        try {
            byte[] picture = engine.draw(dot, format, Layout.COARSE, coarse);
            return new Picture(
                    picture,
                    List.of("The graph is dense: drawn with straight edges, since the usual layout was not ready after "
                            + told(fine) + "; to get that one, " + CURE));
        } catch (TimeoutException slow) {
            throw new DrawingFailed("the graph is too dense to be drawn in " + told(coarse) + ": " + CURE, slow);
        }
    }

    private Engine engine(PictureFormat format) {
        if (installed.isPresent()) {
            return installed.get();
        }
        if (!format.isBundled()) {
            throw new DrawingFailed("-" + format.extension() + " needs Graphviz: install it so that dot is found on the"
                    + " PATH, or take -svg, which needs nothing");
        }
        return BundledEngine.get();
    }

    private static String told(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
