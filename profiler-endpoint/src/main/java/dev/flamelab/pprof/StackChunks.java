package dev.flamelab.pprof;

/** Keeps stacks in as few bytes each as will do, many in one array. */
final class StackChunks {
    private static final int SMALL = 1 << 10;
    private static final int LARGE = 1 << 18;
    private static final int WIDEST = 4;

    private final RawNumbers numbers;
    private final StackChunk[] lastOfWidth = new StackChunk[WIDEST + 1];

    StackChunks(RawNumbers numbers) {
        this.numbers = numbers;
    }

    /** How many bytes a frame takes in a stack with this highest raw number. */
    static int width(int highest) {
        return highest < 1 << 8 ? 1 : highest < 1 << 16 ? 2 : highest < 1 << 24 ? 3 : WIDEST;
    }

    Stack add(int[] raws, int depth, int highest) {
        int width = width(highest);
        int length = depth * width;
        StackChunk chunk = lastOfWidth[width];
        if (chunk == null || chunk.room() < length) {
            int usual = chunk == null ? SMALL : Math.min(LARGE, 2 * chunk.size());
            chunk = new StackChunk(numbers, width, Math.max(usual, length));
            lastOfWidth[width] = chunk;
        }
        return new Stack(chunk, chunk.add(raws, depth), depth);
    }
}
