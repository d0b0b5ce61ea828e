package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import java.util.Arrays;
import java.util.List;

/**
 * Where something was measured: a stack, with what tells samples of that stack apart.
 *
 * @param labels in one order wherever they come from, since sites are compared
 */
record Site(Stack stack, List<Label> labels) {
    private static final Label PROFILER = Label.text("profiler", "flamelab");
    private static final String PROFILER_THREADS = "flamelab-";

    Site {
        labels = List.copyOf(labels);
    }

    /** A site of a thread of the application. */
    static Site of(Stack stack) {
        return new Site(stack, List.of());
    }

    /** A site of a thread of the application or, marked, of the profiler. */
    static Site of(Stack stack, boolean ofProfiler, Label... labels) {
        if (!ofProfiler) {
            return new Site(stack, List.of(labels));
        }
        Label[] marked = Arrays.copyOf(labels, labels.length + 1);
        marked[labels.length] = PROFILER;
        return new Site(stack, List.of(marked));
    }

    /** What marks samples of this thread, so that those of the profiler can be left out; empty for any other thread. */
    static List<Label> marks(String threadName) {
        return threadName != null && threadName.startsWith(PROFILER_THREADS) ? List.of(PROFILER) : List.of();
    }
}
