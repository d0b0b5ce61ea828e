package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the stacks of one chunk; their numbers hold within it alone. Names are looked up for those stacks that are asked
 * for, once for each method.
 */
final class StackReader {
    private static final String VIRTUAL_THREAD = "java/lang/VirtualThread";

    /** Where a virtual thread's stack ends until it returns to the callers that it had when it last waited. */
    private static final String RETURN_BARRIER = "cont_returnBarrier";

    private final Frames frames;
    private final int stackDepth;
    private final JfrTable traces;
    private final JfrList list;
    private final JfrTable methods;
    private final JfrChunk chunk;
    private final Map<Long, Method> known = new HashMap<>();
    private final List<Location> places = new ArrayList<>();
    private boolean truncated;
    private boolean hidden;

    // Where the fields are.
    private final int traceTruncated;
    private final int traceFrames;
    private final int frameMethod;
    private final int frameLine;

    /** @param stackDepth how many frames are kept of a stack, besides the kernel's */
    StackReader(JfrChunk chunk, Frames frames, int stackDepth) throws IOException {
        this.chunk = chunk;
        this.frames = frames;
        this.stackDepth = stackDepth;
        this.traces = chunk.table(JfrChunk.STACKS);
        this.methods = chunk.table("jdk.types.Method");
        JfrType frame = chunk.type("jdk.types.StackFrame");
        this.list = new JfrList(chunk, traces, frame);
        traceTruncated = traces.field("truncated");
        traceFrames = traces.field("frames");
        frameMethod = frame.field("method");
        frameLine = frame.field("lineNumber");
    }

    /** Whether a stack was cut. */
    boolean hasTruncated() {
        return truncated;
    }

    /** Whether a stack of a virtual thread lacks callers. */
    boolean hasHidden() {
        return hidden;
    }

    /** Where the stack is in the file, 0 for nowhere: those read in this order are read quickest. */
    long position(long id) {
        return traces.position(id);
    }

    /** The stack with all its frames, marked at its end when it was cut; empty if there is none. */
    Stack read(long id) throws IOException {
        return read(id, false);
    }

    /** The stack without the frames of native code and of the kernel; with them if there are no others. */
    Stack readJava(long id) throws IOException {
        Stack java = read(id, true);
        return java.places().isEmpty() ? read(id, false) : java;
    }

    private Stack read(long id, boolean javaOnly) throws IOException {
        places.clear();
        if (traces.find(id) && traceFrames >= 0) {
            // The profiler adds the kernel's frames to the depth that it was asked for.
            int depth = 0;
            boolean cut = traces.number(traceTruncated) != 0;
            for (list.open(traces.position(traceFrames)); list.next(); ) {
                Method method = method(list.number(frameMethod));
                if (method.hidesCallers) {
                    hidden = true;
                    places.addAll(frames.hiddenCallers());
                    break;
                }
                if (javaOnly && !method.isJava) {
                    continue;
                }
                if (!method.isKernel && depth++ == stackDepth) {
                    cut = true;
                    break;
                }
                // The JDK has -1 where there is none.
                places.add(method.place(frames, (int) Math.max(0, list.number(frameLine))));
                if (method.beginsVirtualThread) {
                    // What comes below is the carrier's, and any carrier may run it.
                    break;
                }
            }
            if (cut) {
                truncated = true;
                places.add(frames.truncated());
            }
        }
        return new Stack(places.toArray(Location[]::new));
    }

    private Method method(long id) throws IOException {
        Method method = known.get(id);
        if (method == null) {
            method = readMethod(id);
            known.put(id, method);
        }
        return method;
    }

    private Method readMethod(long id) throws IOException {
        if (!methods.find(id)) {
            throw new IOException("the recording has a frame of an unknown method, " + id);
        }
        long type = methods.number(methods.field("type"));
        String name = methods.text(methods.field("name"));
        String descriptor = methods.text(methods.field("descriptor"));
        String typeName = chunk.className(type);
        boolean isJava = Names.isJava(typeName, descriptor);
        return new Method(
                Names.function(typeName, name, descriptor),
                Names.isKernel(descriptor),
                isJava,
                isJava && typeName.equals(VIRTUAL_THREAD) && name.equals("run"),
                !isJava && name.equals(RETURN_BARRIER));
    }

    /** A method with the places in it that were met: those are few, and finding one of them must be quick. */
    private static final class Method {
        private final Function function;
        private final boolean isKernel;
        private final boolean isJava;
        private final boolean beginsVirtualThread;
        private final boolean hidesCallers;
        private final Map<Integer, Location> places = new HashMap<>(4);

        Method(Function function, boolean isKernel, boolean isJava, boolean beginsVirtualThread, boolean hidesCallers) {
            this.function = function;
            this.isKernel = isKernel;
            this.isJava = isJava;
            this.beginsVirtualThread = beginsVirtualThread;
            this.hidesCallers = hidesCallers;
        }

        Location place(Frames frames, int line) {
            return places.computeIfAbsent(line, added -> frames.place(function, added));
        }
    }
}
