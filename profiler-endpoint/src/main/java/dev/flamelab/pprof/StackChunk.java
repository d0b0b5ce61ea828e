package dev.flamelab.pprof;

/** Raw numbers of many stacks, all of one width: the lowest byte comes first. */
final class StackChunk {
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

    int raw(int start, int frame) {
        int at = start + frame * width;
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

    /** Adds a stack, for which there must be room, and tells where it is. */
    int add(int[] raws, int depth) {
        int start = used;
        for (int i = 0; i < depth; i++) {
            int raw = raws[i];
            for (int j = 0; j < width; j++) {
                bytes[used++] = (byte) raw;
                raw >>>= 8;
            }
        }
        return start;
    }
}
