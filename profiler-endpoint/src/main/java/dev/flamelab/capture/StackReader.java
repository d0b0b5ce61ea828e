package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import one.jfr.JfrReader;
import one.jfr.MethodRef;
import one.jfr.StackTrace;

/** Reads the stacks of one JFR chunk; the numbers of stacks and methods hold within it alone. */
final class StackReader {
    /** A location holds the line above the bytecode index. */
    private static final int LINE_SHIFT = 16;

    private final JfrReader jfr;
    private final Frames frames;
    private final int stackDepth;
    private final Map<Long, Function> functions = new HashMap<>();
    private boolean truncated;

    StackReader(JfrReader jfr, Frames frames, int stackDepth) {
        this.jfr = jfr;
        this.frames = frames;
        this.stackDepth = stackDepth;
    }

    /** Whether a stack was cut. */
    boolean hasTruncated() {
        return truncated;
    }

    Stack read(int id) {
        StackTrace trace = jfr.stackTraces.get(id);
        List<Location> places = new ArrayList<>(trace.methods.length);
        int depth = 0;
        for (int i = 0; i < trace.methods.length; i++) {
            // The profiler adds the kernel's frames to the depth that it was asked for.
            if (!isKernel(trace.methods[i]) && depth++ == stackDepth) {
                truncated = true;
                places.add(frames.truncated());
                break;
            }
            places.add(frames.place(function(trace.methods[i]), trace.locations[i] >>> LINE_SHIFT));
        }
        return new Stack(places.toArray(Location[]::new));
    }

    private boolean isKernel(long id) {
        return Names.isKernel(symbol(jfr.methods.get(id).sig));
    }

    private Function function(long id) {
        return functions.computeIfAbsent(id, key -> {
            MethodRef method = jfr.methods.get(key);
            String type = symbol(jfr.classes.get(method.cls).name);
            return Names.function(type, symbol(method.name), symbol(method.sig));
        });
    }

    private String symbol(long id) {
        return new String(jfr.symbols.get(id), StandardCharsets.UTF_8);
    }
}
