package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** The stacks of a chunk of the JVM's own recording, which does not have one for every event. */
final class FlightStacks {
    private static final String NONE = "[no Java frames]";
    private static final String NOT_JAVA = "[not started by Java]";

    private final StackReader stacks;
    private final Stack none;
    private final Stack unstarted;
    private final int truncated;
    private int cutAt;

    FlightStacks(JfrChunk chunk, Frames frames, int stackDepth) throws IOException {
        this.stacks = new StackReader(chunk, frames, stackDepth);
        this.truncated = frames.truncation();
        this.none = pseudo(frames, NONE);
        this.unstarted = pseudo(frames, NOT_JAVA);
    }

    private static Stack pseudo(Frames frames, String name) {
        return frames.stack(frames.number(new Function(name, name, "", 0), 0));
    }

    /** Never empty: some threads wait where no Java code is. */
    Stack read(long id) throws IOException {
        return read(id, none);
    }

    /** Where a thread was started, never empty: the JVM starts some by itself, and native code may bring its own. */
    Stack readStart(long id) throws IOException {
        return read(id, unstarted);
    }

    private Stack read(long id, Stack without) throws IOException {
        Stack stack = stacks.readJava(id);
        cutAt = Math.max(cutAt, cutAt(stack, truncated));
        return stack.size() == 0 ? without : stack;
    }

    /** What a reader should know of those that were read; nothing as a rule. */
    Optional<String> remark() {
        return remark(cutAt);
    }

    /** What a reader should know of these stacks. */
    static Optional<String> remark(Collection<Stack> stacks, Frames frames) {
        int truncated = frames.truncation();
        return remark(
                stacks.stream().mapToInt(stack -> cutAt(stack, truncated)).max().orElse(0));
    }

    /** How many frames were kept of a stack that had more; 0 of one that is whole. */
    private static int cutAt(Stack stack, int truncated) {
        int last = stack.size() - 1;
        return last > 0 && stack.places().number(last) == truncated ? last : 0;
    }

    private static Optional<String> remark(int frames) {
        return frames == 0
                ? Optional.empty()
                : Optional.of("Stacks are cut at " + frames + " frames; callers beyond stand as [truncated].");
    }
}
