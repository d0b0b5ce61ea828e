package dev.flamelab.site;

import dev.flamelab.report.Dialect;
import dev.flamelab.report.JavaNames;
import dev.flamelab.report.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a viewer shows profiles, and to whom.
 *
 * @param host where to listen; any other than loopback lets others in
 * @param port 0 for a free one
 * @param initial settings that hold when a page says nothing else
 * @param allFrames whether frames are shown that a profile itself declares uninteresting
 * @param names how Java methods are named when a page says nothing else; null for as they are
 * @param largest how many bytes a profile may have that is opened from a page
 * @param shelves folders whose dumps can be opened from a page
 * @param savedConfigs the file in which named settings are kept
 * @param surprises told of what should not happen
 */
public record ViewerOptions(
        String host,
        int port,
        Settings initial,
        Dialect dialect,
        boolean allFrames,
        JavaNames names,
        long largest,
        List<Path> shelves,
        Path savedConfigs,
        Consumer<Throwable> surprises) {
    private static final long USUAL_LARGEST = 1L << 30;

    public ViewerOptions {
        shelves = List.copyOf(shelves);
    }

    /** On a free port of this machine, as pprof shows things when it is told nothing. */
    public static ViewerOptions standard(List<Path> shelves, Path savedConfigs) {
        return new ViewerOptions(
                "127.0.0.1",
                0,
                Settings.INITIAL,
                Dialect.CURRENT,
                false,
                null,
                USUAL_LARGEST,
                shelves,
                savedConfigs,
                Throwable::printStackTrace);
    }
}
