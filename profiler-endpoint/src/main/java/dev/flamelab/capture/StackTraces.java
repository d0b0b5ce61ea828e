package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns stacks as Java programs have them into those of profiles. Their frames lack the methods' descriptors. */
final class StackTraces {
    private static final Function NO_FRAMES = new Function("[no Java frames]", "[no Java frames]", "", 0);

    private final Frames frames;
    private final int stackDepth;
    private final Map<StackTraceElement, Integer> places = new HashMap<>();
    private boolean truncated;

    StackTraces(Frames frames, int stackDepth) {
        this.frames = frames;
        this.stackDepth = stackDepth;
    }

    static Function function(StackTraceElement frame) {
        return Names.function(frame.getClassName().replace('.', '/'), frame.getMethodName(), "");
    }

    /** 0 in native code, and where it is not known. */
    static int line(StackTraceElement frame) {
        return Math.max(0, frame.getLineNumber());
    }

    /** @param trace leaf first; of one that is deeper than the limit, one frame more is enough */
    Stack read(List<StackTraceElement> trace) {
        if (trace.isEmpty()) {
            // A thread at the JVM's own work; a sample without any place is more than some readers can take.
            return frames.stack(frames.number(NO_FRAMES, 0));
        }
        int kept = Math.min(trace.size(), stackDepth);
        boolean cut = kept < trace.size();
        int[] found = new int[cut ? kept + 1 : kept];
        Arrays.setAll(found, i -> i == kept ? frames.truncation() : places.computeIfAbsent(trace.get(i), this::place));
        truncated |= cut;
        return frames.stack(found);
    }

    /** Whether a stack was cut. */
    boolean hasTruncated() {
        return truncated;
    }

    private int place(StackTraceElement frame) {
        return frames.number(function(frame), line(frame));
    }
}
