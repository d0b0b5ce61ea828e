package dev.flamelab.pprof;

import java.util.Arrays;

/**
 * A number for each of very many things, in four bytes each where they fit. It grows in pieces: where a profile fills
 * most of the memory there is no room to copy all of a column into a longer one.
 */
final class NumberColumn {
    /** About what a new one takes, in bytes. */
    static final int BYTES_OF_NEW = 192;

    private static final int SMALL = 16;
    private static final int BITS = 15;
    private static final int PIECE = 1 << BITS;

    private int[][] narrow = {new int[SMALL]};
    /** Of the pieces with a number that needs eight bytes; null where {@link #narrow} has one, and the other way round. */
    private long[][] wide = {null};

    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        int[] piece = narrow[index >>> BITS];
        return piece != null ? piece[index & PIECE - 1] : wide[index >>> BITS][index & PIECE - 1];
    }

    /** Adds a number, and tells how many bytes more the column takes since. */
    int add(long number) {
        int piece = size >>> BITS;
        int at = size & PIECE - 1;
        int grown = 0;
        if (piece == narrow.length) {
            narrow = Arrays.copyOf(narrow, 2 * piece);
            wide = Arrays.copyOf(wide, 2 * piece);
        }
        if (narrow[piece] == null && wide[piece] == null) {
            narrow[piece] = new int[PIECE];
            grown = Integer.BYTES * PIECE;
        } else if (narrow[piece] != null && at == narrow[piece].length) {
            narrow[piece] = Arrays.copyOf(narrow[piece], 2 * at);
            grown = Integer.BYTES * at;
        } else if (wide[piece] != null && at == wide[piece].length) {
            wide[piece] = Arrays.copyOf(wide[piece], 2 * at);
            grown = Long.BYTES * at;
        }
        size++;
        return grown + set(size - 1, number);
    }

    /** Puts another number in its place, and tells how many bytes more the column takes since. */
    int set(int index, long number) {
        int piece = index >>> BITS;
        int at = index & PIECE - 1;
        if (narrow[piece] != null && number == (int) number) {
            narrow[piece][at] = (int) number;
            return 0;
        }
        int grown = 0;
        if (wide[piece] == null) {
            wide[piece] = Arrays.stream(narrow[piece]).asLongStream().toArray();
            grown = Integer.BYTES * narrow[piece].length;
            narrow[piece] = null;
        }
        wide[piece][at] = number;
        return grown;
    }

    /** Forgets all from an index on. */
    void truncate(int first) {
        size = first;
    }
}
