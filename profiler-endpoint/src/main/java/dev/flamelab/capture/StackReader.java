package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the stacks of one chunk; their numbers hold within it alone. Names are looked up for those stacks that are
 * asked for, once for each method.
 */
final class StackReader {
    private static final int LARGEST_SMALL = 1 << 16;
    private static final int FRAMES_AT_ONCE = 64;

    private static final String VIRTUAL_THREAD = "java/lang/VirtualThread";

    /** Where a virtual thread's stack ends until it returns to the callers that it had when it last waited. */
    private static final String RETURN_BARRIER = "cont_returnBarrier";

    private final JfrChunk chunk;
    private final Frames frames;
    private final int stackDepth;
    private final JfrTable traces;
    private final JfrType frame;
    private final JfrTable methods;
    // Of methods with small numbers, as async-profiler's are; of the others where in the list they are, from 1.
    private Method[] small = new Method[64];
    private final LongTable indexes = new LongTable();
    private final List<Method> known = new ArrayList<>();
    // Of the frames that were read last.
    private final long[] numbers;
    private int[] places = new int[64];
    private int depth;
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
        traces.findAll();
        this.methods = chunk.table("jdk.types.Method");
        this.frame = chunk.type("jdk.types.StackFrame");
        traceTruncated = traces.field("truncated");
        traceFrames = traces.field("frames");
        frameMethod = frame.field("method");
        frameLine = frame.field("lineNumber");
        numbers = new long[FRAMES_AT_ONCE * frame.fields().size()];
        if (traceFrames >= 0 && (!frame.isNumbers() || frameMethod < 0 || frameLine < 0)) {
            throw new IOException("the recording has frames without method and line, or with more than numbers");
        }
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
        return stack(find(id, false));
    }

    /** The stack without the frames of native code and of the kernel; with them if there are no others. */
    Stack readJava(long id) throws IOException {
        return stack(find(id, true));
    }

    private Stack stack(int count) {
        return frames.stack(Arrays.copyOf(places, count));
    }

    /**
     * Finds the places of a stack, see {@link #places}.
     *
     * @param javaOnly whether frames of native code and of the kernel are left out, if there are others
     * @return how many there are
     */
    int find(long id, boolean javaOnly) throws IOException {
        readFrames(id, javaOnly);
        if (depth == 0 && javaOnly) {
            readFrames(id, false);
        }
        return depth;
    }

    /** The numbers of the places of the stack that was found last, leaf first, and more behind them. */
    int[] places() {
        return places;
    }

    private void readFrames(long id, boolean javaOnly) throws IOException {
        depth = 0;
        if (traceFrames < 0 || !traces.find(id)) {
            return;
        }
        boolean cut = traces.number(traceTruncated) != 0;
        JfrBytes in = traces.in();
        in.seek(traces.position(traceFrames));
        // The profiler adds the kernel's frames to the depth that it was asked for.
        int kept = 0;
        int count = in.count();
        int width = frame.fields().size();
        for (int i = 0; i < count; i++) {
            int at = i % FRAMES_AT_ONCE * width;
            if (at == 0) {
                frame.readNumbers(in, numbers, Math.min(FRAMES_AT_ONCE, count - i));
            }
            Method method = method(numbers[at + frameMethod]);
            if (method.hidesCallers) {
                hidden = true;
                for (int place : frames.hiddenCallers()) {
                    add(place);
                }
                break;
            }
            if (javaOnly && !method.isJava) {
                continue;
            }
            if (!method.isKernel && kept++ == stackDepth) {
                cut = true;
                break;
            }
            // The JDK has -1 where there is none.
            add(method.place(frames, Math.max(0, (int) numbers[at + frameLine])));
            if (method.beginsVirtualThread) {
                // What comes below is the carrier's, and any carrier may run it.
                break;
            }
        }
        if (cut) {
            truncated = true;
            add(frames.truncation());
        }
    }

    private void add(int place) {
        if (depth == places.length) {
            places = Arrays.copyOf(places, 2 * depth);
        }
        places[depth++] = place;
    }

    private Method method(long id) throws IOException {
        if (id >= 0 && id < small.length && small[(int) id] != null) {
            return small[(int) id];
        }
        int index = (int) indexes.get(id);
        if (index == 0) {
            known.add(readMethod(id));
            index = known.size();
            indexes.add(id, index);
        }
        Method method = known.get(index - 1);
        if (id >= 0 && id < LARGEST_SMALL) {
            small = id < small.length ? small : Arrays.copyOf(small, 2 * (int) id);
            small[(int) id] = method;
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

    /** A method with the places in it that were met: nearly always a few, often the same as before. */
    private static final class Method {
        private final Function function;
        private final boolean isKernel;
        private final boolean isJava;
        private final boolean beginsVirtualThread;
        private final boolean hidesCallers;
        private int[] lines = new int[2];
        private int[] places = new int[2];
        private int size;

        Method(Function function, boolean isKernel, boolean isJava, boolean beginsVirtualThread, boolean hidesCallers) {
            this.function = function;
            this.isKernel = isKernel;
            this.isJava = isJava;
            this.beginsVirtualThread = beginsVirtualThread;
            this.hidesCallers = hidesCallers;
        }

        int place(Frames frames, int line) {
            for (int i = 0; i < size; i++) {
                if (lines[i] == line) {
                    return places[i];
                }
            }
            if (size == lines.length) {
                lines = Arrays.copyOf(lines, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
            }
            lines[size] = line;
            places[size] = frames.number(function, line);
            return places[size++];
        }
    }
}
