package dev.flamelab.pprof;

import java.util.AbstractList;
import java.util.List;

/**
 * A stack of a profile that was read, or of a sum of profiles, leaf first: numbers of locations, as few bytes each as
 * will do, for a profile can have a hundred million frames. Who adds up by location takes {@link #number}, an index of
 * {@link #table}, and needs no map:
 *
 * <pre>{@code
 * long[] sums = new long[stack.table().size()];
 * for (int i = 0; i < stack.size(); i++) sums[stack.number(i)] += value;
 * }</pre>
 */
public final class Stack extends AbstractList<Location> implements NumberedStack {
    private final StackChunk chunk;
    private final int at;
    private final int depth;

    Stack(StackChunk chunk, int at, int depth) {
        this.chunk = chunk;
        this.at = at;
        this.depth = depth;
    }

    @Override
    public int number(int frame) {
        return chunk.numbers().number(raw(frame));
    }

    /** All locations that stacks of the profile share. */
    @Override
    public Locations table() {
        return chunk.numbers().table();
    }

    @Override
    public Location get(int frame) {
        if (frame < 0 || frame >= depth) {
            throw new IndexOutOfBoundsException("frame " + frame + " of " + depth);
        }
        return table().get(number(frame));
    }

    @Override
    public int size() {
        return depth;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof List<?> && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    StackChunk chunk() {
        return chunk;
    }

    /** Where it starts in its chunk. */
    int start() {
        return at - StackChunk.before(depth);
    }

    /** The same raw numbers, which stand for something else. */
    Stack in(StackChunk other) {
        return new Stack(other, at, depth);
    }

    int raw(int frame) {
        return chunk.raw(at, frame);
    }
}
