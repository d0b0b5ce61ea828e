package dev.flamelab.pprof;

/**
 * Raw numbers of many stacks, all of one width, the lowest byte first. In front of each stack stands how many there are
 * of it, and each starts at a multiple of {@link #UNIT}, so that its place is a small number in a large profile, too.
 */
final class StackChunk {
    static final int UNIT = 4;

    /** A depth below this takes one byte, else this byte and four more. */
    private static final int DEEP = 0xff;

    private final RawNumbers numbers;
    private final int width;
    private final byte[] bytes;
    private int used;

    StackChunk(RawNumbers numbers, int width, int size) {
        this(numbers, width, new byte[size]);
    }

    private StackChunk(RawNumbers numbers, int width, byte[] bytes) {
        this.numbers = numbers;
        this.width = width;
        this.bytes = bytes;
    }

    /** How many bytes a stack takes, with what is left free behind it. */
    static int length(int depth, int width) {
        return (before(depth) + depth * width + UNIT - 1) / UNIT * UNIT;
    }

    /** How many bytes stand in front of the numbers. */
    static int before(int depth) {
        return depth < DEEP ? 1 : 1 + Integer.BYTES;
    }

    /** The same raw numbers, which stand for something else. */
    StackChunk in(RawNumbers others) {
        return new StackChunk(others, width, bytes);
    }

    RawNumbers numbers() {
        return numbers;
    }

    int size() {
        return bytes.length;
    }

    int room() {
        return bytes.length - used;
    }

    /** The stack that starts there. */
    Stack at(int start) {
        int depth = bytes[start] & 0xff;
        if (depth == DEEP) {
            depth = 0;
            for (int i = Integer.BYTES; i > 0; i--) {
                depth = depth << 8 | bytes[start + i] & 0xff;
            }
        }
        return new Stack(this, start + before(depth), depth);
    }

    int raw(int first, int frame) {
        int at = first + frame * width;
        int raw = bytes[at] & 0xff;
        if (width > 1) {
            raw |= (bytes[at + 1] & 0xff) << 8;
            if (width > 2) {
                raw |= (bytes[at + 2] & 0xff) << 16;
                if (width > 3) {
                    raw |= bytes[at + 3] << 24;
                }
            }
        }
        return raw;
    }

    /** Adds a stack, for which there must be room, and tells where it starts. */
    int add(int[] raws, int depth) {
        int start = used;
        if (depth < DEEP) {
            put(depth, 1);
        } else {
            put(DEEP, 1);
            put(depth, Integer.BYTES);
        }
        for (int i = 0; i < depth; i++) {
            put(raws[i], width);
        }
        used = start + length(depth, width);
        return start;
    }

    private void put(int number, int count) {
        int left = number;
        for (int i = 0; i < count; i++) {
            bytes[used++] = (byte) left;
            left >>>= 8;
        }
    }
}
