package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import java.util.List;

/**
 * Where something was measured: a stack, with what tells samples of that stack apart. Labels are in one order wherever
 * they come from, since sites are compared.
 */
final class Site {
    static final Label PROFILER = Label.text("profiler", "flamelab");
    /** Of ours, of the flight recorder, which works for us, and of async-profiler's native code. */
    private static final List<String> WORKERS = List.of("flamelab-", "JFR ", "Async-profiler ");

    private final Stack stack;
    private final List<Label> labels;
    // Asked for at every turn, and a walk to every text of the labels.
    private final int hash;

    Site(Stack stack, List<Label> labels) {
        this.stack = stack;
        this.labels = List.copyOf(labels);
        this.hash = 31 * stack.hashCode() + labels.hashCode();
    }

    /** A site of a thread of the application. */
    static Site of(Stack stack) {
        return new Site(stack, List.of());
    }

    /** A site of a thread of the application or, marked, of the profiler. */
    static Site of(Stack stack, boolean ofProfiler) {
        return new Site(stack, ofProfiler ? List.of(PROFILER) : List.of());
    }

    /** What marks samples of this thread, so that those of the profiler can be left out; empty for any other thread. */
    static List<Label> marks(String threadName) {
        return isWorker(threadName) ? List.of(PROFILER) : List.of();
    }

    /** A loop, since a first lambda costs a short conversion a tenth of its time. */
    private static boolean isWorker(String threadName) {
        if (threadName != null) {
            for (String worker : WORKERS) {
                if (threadName.startsWith(worker)) {
                    return true;
                }
            }
        }
        return false;
    }

    Stack stack() {
        return stack;
    }

    List<Label> labels() {
        return labels;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Site that
                        && hash == that.hash
                        && stack.equals(that.stack)
                        && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
