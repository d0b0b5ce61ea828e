package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.io.IOException;

/** The stacks of a chunk of the JVM's own recording, which does not have one for every event. */
final class FlightStacks {
    private static final String NONE = "[no Java frames]";

    private final StackReader stacks;
    private final Stack none;

    FlightStacks(JfrChunk chunk, Frames frames, int stackDepth) throws IOException {
        this.stacks = new StackReader(chunk, frames, stackDepth);
        this.none = new Stack(frames.place(new Function(NONE, NONE, "", 0), 0));
    }

    /** Never empty. The JVM starts threads of its own, and some wait where no Java code is. */
    Stack read(long id) throws IOException {
        Stack stack = stacks.readJava(id);
        return stack.places().isEmpty() ? none : stack;
    }

    boolean hasTruncated() {
        return stacks.hasTruncated();
    }
}
